-- Who was reminded of what, on which day of Paris: once each, however many processes look. Without an occasion: all that a lender
-- lends. The day comes last in the key, because the last reminder of what is late is looked for.
CREATE TYPE loan_reminder_kind AS ENUM ('ends', 'late');

CREATE TABLE loan_reminder (
  id uuid PRIMARY KEY,
  kind loan_reminder_kind NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation(id) ON DELETE CASCADE ON UPDATE CASCADE,
  occasion_id uuid REFERENCES occasion(id) ON DELETE CASCADE ON UPDATE CASCADE,
  day date NOT NULL,
  CONSTRAINT loan_reminder_once UNIQUE NULLS NOT DISTINCT (organisation_id, occasion_id, kind, day)
);
CREATE INDEX loan_reminder_day_idx ON loan_reminder (day);
CREATE INDEX loan_reminder_occasion_id_idx ON loan_reminder (occasion_id);

-- What leaves on a day to come, however many loans there have been; what comes back has its indexes.
CREATE INDEX loan_line_promised_start_idx ON loan_line (starts_at) WHERE state = 'accepted';
