-- A part may leave today and the rest later: what is still to be fetched stays held.
ALTER TABLE loan_line ADD COLUMN quantity_due integer NOT NULL DEFAULT 0;
ALTER TABLE loan_line DROP CONSTRAINT loan_line_quantities;
ALTER TABLE loan_line ADD CONSTRAINT loan_line_quantities CHECK (
  quantity_asked > 0 AND quantity_accepted >= 0 AND quantity_out BETWEEN 0 AND quantity_accepted
  AND quantity_back >= 0 AND quantity_lost >= 0 AND quantity_back + quantity_lost <= quantity_out
  AND quantity_held >= 0 AND quantity_due >= 0 AND quantity_out + quantity_due <= quantity_accepted
  AND (quantity_due = 0 OR state = 'handed_over')
  AND (quantity_held = 0 OR state IN ('accepted', 'handed_over'))
  AND (state <> 'accepted' OR quantity_held = quantity_accepted)
  AND (state <> 'handed_over' OR quantity_held = quantity_due + quantity_out - quantity_back - quantity_lost)
);

-- États des lieux: what one side noted at a retrait or a retour, and what the other says of it.
CREATE TYPE item_condition AS ENUM ('good', 'worn', 'damaged');
CREATE TYPE report_answer AS ENUM ('confirmed', 'contested', 'silence');

CREATE TABLE condition_report (
  id uuid PRIMARY KEY,
  loan_id uuid NOT NULL REFERENCES loan (id) ON DELETE CASCADE,
  ending loan_end NOT NULL,
  side loan_side NOT NULL,
  noted_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  guest_name text,
  signature text,
  remarks text NOT NULL DEFAULT '',
  noted_at timestamptz(3) NOT NULL,
  answer report_answer,
  answered_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  answer_guest_name text,
  answer_signature text,
  answer_reason text,
  answered_at timestamptz(3)
);
CREATE INDEX condition_report_loan_idx ON condition_report (loan_id, noted_at);
CREATE INDEX condition_report_open_idx ON condition_report (noted_at) WHERE answer IS NULL;

CREATE TABLE condition_line (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES condition_report (id) ON DELETE CASCADE,
  line_id uuid NOT NULL REFERENCES loan_line (id) ON DELETE CASCADE,
  quantity integer NOT NULL,
  lost integer NOT NULL DEFAULT 0,
  condition item_condition NOT NULL DEFAULT 'good',
  note text NOT NULL DEFAULT '',
  readings jsonb NOT NULL DEFAULT '{}',
  UNIQUE (report_id, line_id),
  CONSTRAINT condition_line_counts CHECK (quantity >= 0 AND lost >= 0)
);

CREATE TABLE condition_photo (
  condition_line_id uuid NOT NULL REFERENCES condition_line (id) ON DELETE CASCADE,
  file_id uuid NOT NULL REFERENCES stored_file (id),
  position integer NOT NULL,
  PRIMARY KEY (condition_line_id, file_id)
);
CREATE INDEX condition_photo_file_idx ON condition_photo (file_id);

-- Somebody without an account who is there for one side: her link opens this loan alone and dies at its return.
CREATE TABLE loan_guest (
  id uuid PRIMARY KEY,
  loan_id uuid NOT NULL REFERENCES loan (id) ON DELETE CASCADE,
  side loan_side NOT NULL,
  name text NOT NULL,
  link_hash text NOT NULL UNIQUE,
  created_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3)
);
CREATE INDEX loan_guest_loan_idx ON loan_guest (loan_id);
