-- The same thing asked of several lenders, of whom the first yes is kept: their lines share a choice.
ALTER TABLE loan_line ADD COLUMN choice_id uuid;
CREATE INDEX loan_line_choice_idx ON loan_line (choice_id) WHERE choice_id IS NOT NULL;
