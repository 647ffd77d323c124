-- A series: recurring use of one annonce, asked for and answered once. Its dates become loans when it is accepted.
CREATE TYPE series_state AS ENUM ('pending', 'accepted', 'declined', 'expired', 'cancelled', 'stopped');

CREATE TABLE loan_series (
  id uuid PRIMARY KEY,
  reference text NOT NULL,
  listing_id integer NOT NULL REFERENCES listing(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  lender_id uuid NOT NULL REFERENCES organisation(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  borrower_id uuid NOT NULL REFERENCES organisation(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  asked_by_id uuid REFERENCES person(id) ON DELETE SET NULL ON UPDATE CASCADE,
  proposed_by loan_side NOT NULL,
  state series_state NOT NULL DEFAULT 'pending',
  unverified boolean NOT NULL DEFAULT false,
  quantity integer NOT NULL,
  purpose text NOT NULL,
  message text NOT NULL DEFAULT '',
  rule text NOT NULL,
  first_day date NOT NULL,
  start_time text,
  end_time text,
  skip_public_holidays boolean NOT NULL,
  skip_school_holidays boolean NOT NULL,
  replaces_id uuid REFERENCES loan_series(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  replaces_from date,
  stopped_from date,
  decline_reason text,
  ends_at timestamptz(3) NOT NULL,
  remind_at timestamptz(3),
  expires_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  answered_at timestamptz(3),
  CONSTRAINT loan_series_between_two CHECK (borrower_id <> lender_id),
  CONSTRAINT loan_series_quantity CHECK (quantity > 0),
  CONSTRAINT loan_series_ends CHECK (rule LIKE '%UNTIL=%'),
  CONSTRAINT loan_series_times CHECK ((start_time IS NULL) = (end_time IS NULL)),
  CONSTRAINT loan_series_replaces CHECK ((replaces_id IS NULL) = (replaces_from IS NULL)),
  CONSTRAINT loan_series_stopped CHECK ((state = 'stopped') = (stopped_from IS NOT NULL))
);
CREATE UNIQUE INDEX loan_series_reference_key ON loan_series (reference);
CREATE INDEX loan_series_listing_id_idx ON loan_series (listing_id);
-- What waits and what is under way (until its last date), of either side; what is over, the newest first.
CREATE INDEX loan_series_lender_id_ends_at_idx ON loan_series (lender_id, ends_at);
CREATE INDEX loan_series_borrower_id_ends_at_idx ON loan_series (borrower_id, ends_at);
CREATE INDEX loan_series_expires_idx ON loan_series (expires_at) WHERE state = 'pending';
CREATE INDEX loan_series_remind_idx ON loan_series (remind_at) WHERE state = 'pending';
-- At most one change of a series waits for its answer.
CREATE UNIQUE INDEX loan_series_one_change ON loan_series (replaces_id) WHERE state = 'pending';

CREATE TABLE loan_series_date (
  series_id uuid NOT NULL REFERENCES loan_series(id) ON DELETE CASCADE ON UPDATE CASCADE,
  day date NOT NULL,
  asked boolean NOT NULL,
  event_starts_at timestamptz(3) NOT NULL,
  event_ends_at timestamptz(3) NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  loan_id uuid REFERENCES loan(id) ON DELETE SET NULL ON UPDATE CASCADE,
  PRIMARY KEY (series_id, day),
  -- A date that was not asked for is no loan.
  CONSTRAINT loan_series_date_asked CHECK (asked OR loan_id IS NULL)
);
CREATE UNIQUE INDEX loan_series_date_loan_id_key ON loan_series_date (loan_id);

ALTER TABLE loan ADD COLUMN series_id uuid REFERENCES loan_series(id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX loan_series_id_idx ON loan (series_id) WHERE series_id IS NOT NULL;

-- Vacances scolaires of the territory, both days included, as its coordinators enter them.
CREATE TABLE school_holiday (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  CONSTRAINT school_holiday_order CHECK (first_day <= last_day)
);
CREATE INDEX school_holiday_last_day_idx ON school_holiday (last_day);
