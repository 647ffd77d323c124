-- What a lender adds to the convention de prêt of all it lends.
ALTER TABLE organisation ADD COLUMN loan_clauses text NOT NULL DEFAULT '';
