-- What associations need, what people search for again and again, and which annonces fit.
-- A need belongs to an association (public) or to one person (a saved search), never to both.

CREATE TYPE need_end AS ENUM ('found', 'withdrawn', 'expired');

CREATE TABLE need (
  id uuid PRIMARY KEY,
  organisation_id uuid REFERENCES organisation(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  person_id uuid REFERENCES person(id) ON DELETE CASCADE ON UPDATE CASCADE,
  posted_by_id uuid REFERENCES person(id) ON DELETE SET NULL ON UPDATE CASCADE,
  words text NOT NULL DEFAULT '',
  quantity integer NOT NULL DEFAULT 1,
  capacity integer NOT NULL DEFAULT 0,
  natures nature[] NOT NULL DEFAULT '{}',
  category text,
  listed_under text,
  free boolean NOT NULL DEFAULT false,
  accessible boolean NOT NULL DEFAULT false,
  commune_insee text REFERENCES commune(insee) ON DELETE RESTRICT ON UPDATE CASCADE,
  radius_km integer,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  by_hours boolean NOT NULL DEFAULT false,
  description text NOT NULL DEFAULT '',
  stands_until timestamptz(3) NOT NULL,
  closed_at timestamptz(3),
  ending need_end,
  hidden_at timestamptz(3),
  hidden_reason text,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT need_one_owner CHECK ((organisation_id IS NULL) <> (person_id IS NULL)),
  CONSTRAINT need_quantity CHECK (quantity >= 1 AND capacity >= 0),
  CONSTRAINT need_radius CHECK (radius_km IS NULL OR (radius_km >= 0 AND commune_insee IS NOT NULL)),
  CONSTRAINT need_dates CHECK ((starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL OR starts_at < ends_at)),
  CONSTRAINT need_closed CHECK ((closed_at IS NULL) = (ending IS NULL))
);

-- The public list, newest first and soonest first: open needs only, however many there have been.
CREATE INDEX need_newest_idx ON need (created_at DESC, id DESC) WHERE organisation_id IS NOT NULL AND closed_at IS NULL AND hidden_at IS NULL;
CREATE INDEX need_soonest_idx ON need (starts_at, id) WHERE organisation_id IS NOT NULL AND closed_at IS NULL AND hidden_at IS NULL;
-- An association's and a person's own, newest first.
CREATE INDEX need_organisation_idx ON need (organisation_id, created_at DESC);
CREATE INDEX need_person_idx ON need (person_id, created_at DESC);
-- The round: open needs by id, and those whose time is over.
CREATE INDEX need_open_idx ON need (id) WHERE closed_at IS NULL AND hidden_at IS NULL;
CREATE INDEX need_over_idx ON need (stands_until) WHERE closed_at IS NULL;

-- An annonce that fits a need, found once: who it concerns is told of it once, on the day `told_on`.
CREATE TABLE need_match (
  need_id uuid NOT NULL REFERENCES need(id) ON DELETE CASCADE ON UPDATE CASCADE,
  listing_id integer NOT NULL REFERENCES listing(id) ON DELETE CASCADE ON UPDATE CASCADE,
  found_at timestamptz(3) NOT NULL,
  seeker_knows boolean NOT NULL DEFAULT false,
  fits boolean NOT NULL DEFAULT true,
  told_on date,
  PRIMARY KEY (need_id, listing_id)
);
CREATE INDEX need_match_listing_idx ON need_match (listing_id, told_on);
CREATE INDEX need_match_untold_idx ON need_match (need_id) WHERE told_on IS NULL;

-- A lender's answer: this annonce of ours could do.
CREATE TABLE need_proposal (
  id uuid PRIMARY KEY,
  need_id uuid NOT NULL REFERENCES need(id) ON DELETE CASCADE ON UPDATE CASCADE,
  listing_id integer NOT NULL REFERENCES listing(id) ON DELETE CASCADE ON UPDATE CASCADE,
  proposed_by_id uuid REFERENCES person(id) ON DELETE SET NULL ON UPDATE CASCADE,
  message text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT need_proposal_once UNIQUE (need_id, listing_id)
);
CREATE INDEX need_proposal_listing_idx ON need_proposal (listing_id);

-- Who wants no more mail about one need, or (need_id null) about any.
CREATE TABLE need_mail_stop (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person(id) ON DELETE CASCADE ON UPDATE CASCADE,
  need_id uuid REFERENCES need(id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT need_mail_stop_once UNIQUE NULLS NOT DISTINCT (person_id, need_id)
);
CREATE INDEX need_mail_stop_need_idx ON need_mail_stop (need_id);

-- One round a day of Paris: what was found since the last is told once it is complete.
CREATE TABLE need_round (
  day date PRIMARY KEY,
  started_at timestamptz(3) NOT NULL,
  told_at timestamptz(3)
);
