-- Other terms for a loan (dates, quantities, a word), which the other side accepts or not: at most one open at a time.
CREATE TYPE loan_proposal_state AS ENUM ('open', 'accepted', 'declined', 'lapsed');

CREATE TABLE loan_proposal (
  id uuid PRIMARY KEY,
  loan_id uuid NOT NULL REFERENCES loan (id) ON DELETE CASCADE,
  side loan_side NOT NULL,
  state loan_proposal_state NOT NULL DEFAULT 'open',
  message text NOT NULL DEFAULT '',
  proposed_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL,
  answered_at timestamptz(3)
);
CREATE INDEX loan_proposal_loan_idx ON loan_proposal (loan_id);
CREATE UNIQUE INDEX loan_proposal_one_open ON loan_proposal (loan_id) WHERE state = 'open';

CREATE TABLE loan_proposal_line (
  proposal_id uuid NOT NULL REFERENCES loan_proposal (id) ON DELETE CASCADE,
  line_id uuid NOT NULL REFERENCES loan_line (id) ON DELETE CASCADE,
  event_starts_at timestamptz(3) NOT NULL,
  event_ends_at timestamptz(3) NOT NULL,
  quantity integer NOT NULL,
  PRIMARY KEY (proposal_id, line_id),
  CONSTRAINT loan_proposal_line_order CHECK (event_starts_at < event_ends_at AND quantity >= 0)
);

-- Whose proposal is open: what the inbox of the other side asks.
ALTER TABLE loan ADD COLUMN proposal_side loan_side;
CREATE INDEX loan_proposed_to_borrower_idx ON loan (borrower_id) WHERE proposal_side = 'lender';
CREATE INDEX loan_proposed_to_lender_idx ON loan (lender_id) WHERE proposal_side = 'borrower';
