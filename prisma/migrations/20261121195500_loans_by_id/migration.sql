-- The API lists an association's loans newest first (ids are in order of time), a page at a time, whatever the history.
CREATE INDEX loan_lender_newest_idx ON loan (lender_id, id DESC);
CREATE INDEX loan_borrower_newest_idx ON loan (borrower_id, id DESC);
