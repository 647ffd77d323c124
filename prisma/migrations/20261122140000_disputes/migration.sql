-- A litige: something came back damaged, or not at all, and the two sides look for an outcome. Nothing is paid through the site.
CREATE TYPE dispute_state AS ENUM ('open', 'raised', 'agreed', 'withdrawn');
CREATE TYPE dispute_kind AS ENUM ('damage', 'loss', 'other');
CREATE TYPE dispute_outcome AS ENUM ('nothing', 'repair', 'payment', 'replacement');

CREATE TABLE dispute (
  id uuid PRIMARY KEY,
  loan_id uuid NOT NULL REFERENCES loan (id) ON DELETE CASCADE,
  side loan_side NOT NULL,
  state dispute_state NOT NULL DEFAULT 'open',
  opened_at timestamptz(3) NOT NULL,
  opened_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  raised_at timestamptz(3),
  raised_side loan_side,
  raised_reason text NOT NULL DEFAULT '',
  ended_at timestamptz(3),
  CONSTRAINT dispute_ended CHECK ((state IN ('agreed', 'withdrawn')) = (ended_at IS NOT NULL)),
  CONSTRAINT dispute_raised CHECK (
    (raised_at IS NULL) = (raised_side IS NULL) AND (raised_at IS NULL) = (raised_reason = '') AND (state <> 'raised' OR raised_at IS NOT NULL)
  )
);
-- The page of a loan, newest first; and at most one at a time.
CREATE INDEX dispute_loan_idx ON dispute (loan_id, opened_at DESC);
CREATE UNIQUE INDEX dispute_one_live ON dispute (loan_id) WHERE state IN ('open', 'raised');
-- What waits at the desk.
CREATE INDEX dispute_raised_idx ON dispute (raised_at) WHERE state = 'raised';

-- What it is about. A loss is what is gone or out of order for good: its amount replaces it; that of a damage repairs it.
CREATE TABLE dispute_line (
  dispute_id uuid NOT NULL REFERENCES dispute (id) ON DELETE CASCADE,
  line_id uuid NOT NULL REFERENCES loan_line (id) ON DELETE CASCADE,
  kind dispute_kind NOT NULL,
  quantity integer NOT NULL,
  amount_cents integer,
  PRIMARY KEY (dispute_id, line_id),
  CONSTRAINT dispute_line_figures CHECK (quantity > 0 AND (amount_cents IS NULL OR amount_cents >= 0))
);
CREATE INDEX dispute_line_line_idx ON dispute_line (line_id);

-- What happened, as one side tells it.
CREATE TABLE dispute_account (
  dispute_id uuid NOT NULL REFERENCES dispute (id) ON DELETE CASCADE,
  side loan_side NOT NULL,
  words text NOT NULL,
  written_at timestamptz(3) NOT NULL,
  written_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  PRIMARY KEY (dispute_id, side)
);

CREATE TABLE dispute_proposal (
  id uuid PRIMARY KEY,
  dispute_id uuid NOT NULL REFERENCES dispute (id) ON DELETE CASCADE,
  side loan_side NOT NULL,
  state loan_proposal_state NOT NULL DEFAULT 'open',
  outcome dispute_outcome NOT NULL,
  amount_cents integer,
  words text NOT NULL DEFAULT '',
  proposed_at timestamptz(3) NOT NULL,
  proposed_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  answered_at timestamptz(3),
  answered_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  CONSTRAINT dispute_proposal_amount CHECK ((outcome = 'payment') = (amount_cents IS NOT NULL) AND (amount_cents IS NULL OR amount_cents > 0))
);
CREATE INDEX dispute_proposal_dispute_idx ON dispute_proposal (dispute_id, proposed_at DESC);
CREATE UNIQUE INDEX dispute_proposal_one_open ON dispute_proposal (dispute_id) WHERE state = 'open';
CREATE UNIQUE INDEX dispute_proposal_one_agreed ON dispute_proposal (dispute_id) WHERE state = 'accepted';
