-- Secret addresses where calendar programs read loans: each of one person, for all her associations, for one of them, or for one annonce.
CREATE TABLE calendar_feed (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person(id) ON DELETE CASCADE ON UPDATE CASCADE,
  organisation_id uuid REFERENCES organisation(id) ON DELETE CASCADE ON UPDATE CASCADE,
  listing_id integer REFERENCES listing(id) ON DELETE CASCADE ON UPDATE CASCADE,
  token_hash text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_read_at timestamptz(3),
  CONSTRAINT calendar_feed_one_scope CHECK (organisation_id IS NULL OR listing_id IS NULL)
);
CREATE UNIQUE INDEX calendar_feed_token_hash_key ON calendar_feed (token_hash);
-- One address for each thing: renewed, it replaces the one before.
CREATE UNIQUE INDEX calendar_feed_scope_key ON calendar_feed (person_id, organisation_id, listing_id) NULLS NOT DISTINCT;
CREATE INDEX calendar_feed_organisation_id_idx ON calendar_feed (organisation_id);
CREATE INDEX calendar_feed_listing_id_idx ON calendar_feed (listing_id);

-- What changed lately, whatever the history: a feed goes on telling what was cancelled or came back.
CREATE INDEX loan_lender_changed_idx ON loan (lender_id, updated_at);
CREATE INDEX loan_borrower_changed_idx ON loan (borrower_id, updated_at);
