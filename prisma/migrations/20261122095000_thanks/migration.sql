-- A word of thanks from one side of a loan to the other: shown to everybody where both agree.
CREATE TABLE loan_thanks (
  loan_id uuid NOT NULL REFERENCES loan (id) ON DELETE CASCADE,
  side loan_side NOT NULL,
  thanked_id uuid NOT NULL REFERENCES organisation (id),
  words text NOT NULL,
  may_be_public boolean NOT NULL,
  written_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  written_at timestamptz(3) NOT NULL,
  shown_at timestamptz(3),
  PRIMARY KEY (loan_id, side),
  CONSTRAINT loan_thanks_both_agree CHECK (shown_at IS NULL OR may_be_public)
);
-- What an association's page shows, newest first.
CREATE INDEX loan_thanks_shown_idx ON loan_thanks (thanked_id, shown_at DESC) WHERE shown_at IS NOT NULL;
