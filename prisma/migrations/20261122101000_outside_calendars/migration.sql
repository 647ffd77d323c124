-- A calendar kept elsewhere that closes an annonce: what it says is read every hour into closures of their own, beside those typed by hand.
CREATE TYPE closure_source AS ENUM ('calendar');
ALTER TABLE listing_closure ADD COLUMN source closure_source;

CREATE TABLE outside_calendar (
  listing_id integer PRIMARY KEY REFERENCES listing(id) ON DELETE CASCADE ON UPDATE CASCADE,
  url text NOT NULL,
  read_at timestamptz(3) NOT NULL,
  fault text,
  cut boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
