-- The retraits and retours of a day that one person drives to: her link opens these stops alone.
CREATE TABLE delivery_round (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  day date NOT NULL,
  driver text NOT NULL,
  link_hash text NOT NULL UNIQUE,
  created_by_id uuid REFERENCES person (id) ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3)
);
CREATE INDEX delivery_round_day_idx ON delivery_round (organisation_id, day);

CREATE TABLE round_stop (
  id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES delivery_round (id) ON DELETE CASCADE,
  position integer NOT NULL,
  loan_id uuid NOT NULL REFERENCES loan (id) ON DELETE CASCADE,
  ending loan_end NOT NULL,
  place text NOT NULL DEFAULT '',
  missed_at timestamptz(3),
  missed_words text,
  UNIQUE (round_id, loan_id, ending),
  CONSTRAINT round_stop_missed CHECK ((missed_at IS NULL) = (missed_words IS NULL))
);
CREATE INDEX round_stop_loan_idx ON round_stop (loan_id);
