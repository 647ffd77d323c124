-- A caution: recorded, never paid through the site.
CREATE TYPE deposit_means AS ENUM ('cheque', 'cash', 'transfer', 'other');

CREATE TABLE loan_deposit (
  loan_id uuid PRIMARY KEY REFERENCES loan (id) ON DELETE CASCADE,
  received_cents integer NOT NULL,
  means deposit_means NOT NULL,
  received_at timestamptz(3) NOT NULL,
  received_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  returned_at timestamptz(3),
  returned_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  kept_cents integer NOT NULL DEFAULT 0,
  kept_reason text NOT NULL DEFAULT '',
  CONSTRAINT loan_deposit_amounts CHECK (received_cents > 0 AND kept_cents BETWEEN 0 AND received_cents),
  -- What is kept has a reason, and is kept when the rest is given back.
  CONSTRAINT loan_deposit_kept CHECK (kept_cents = 0 OR (returned_at IS NOT NULL AND kept_reason <> ''))
);
