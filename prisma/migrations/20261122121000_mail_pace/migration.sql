-- How mails about loans reach a person: each at once, all of a day in one, or none.
CREATE TYPE mail_pace AS ENUM ('at_once', 'daily', 'site_only');
ALTER TABLE person ADD COLUMN loan_mails mail_pace NOT NULL DEFAULT 'at_once';

-- Events of which a person hears in the mail of a day; without a day, in the next one.
CREATE TABLE held_mail (
  event_id bigint NOT NULL REFERENCES event(id) ON DELETE CASCADE ON UPDATE CASCADE,
  person_id uuid NOT NULL REFERENCES person(id) ON DELETE CASCADE ON UPDATE CASCADE,
  told_on date,
  PRIMARY KEY (event_id, person_id)
);
CREATE INDEX held_mail_untold_idx ON held_mail (person_id) WHERE told_on IS NULL;
CREATE INDEX held_mail_person_id_told_on_idx ON held_mail (person_id, told_on);
CREATE INDEX held_mail_told_on_idx ON held_mail (told_on);

-- One a day of Paris: the mails of the day are handed to their jobs.
CREATE TABLE loan_digest_round (
  day date PRIMARY KEY,
  began_at timestamptz(3) NOT NULL
);
