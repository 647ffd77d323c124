-- How the last loans of a borrower came back, newest first: what a lender who is asked is told of her.
CREATE INDEX loan_borrower_returned_idx ON loan (borrower_id, returned_at DESC) WHERE returned_at IS NOT NULL;
