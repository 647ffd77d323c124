-- The past loans of one association, newest first: a page reads its own rows, however many years there have been.
CREATE INDEX loan_lender_done_idx ON loan (lender_id, created_at DESC) WHERE state IN ('declined', 'expired', 'cancelled', 'closed');
CREATE INDEX loan_borrower_done_idx ON loan (borrower_id, created_at DESC) WHERE state IN ('declined', 'expired', 'cancelled', 'closed');
-- Promises whose end has passed and of which nothing was recorded.
CREATE INDEX loan_line_promised_end_idx ON loan_line (ends_at) WHERE state = 'accepted';
