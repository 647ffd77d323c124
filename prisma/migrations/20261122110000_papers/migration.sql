-- The fixed versions of a loan's papers. What is written stays: a later change of the loan is another version.

CREATE TYPE paper_kind AS ENUM ('agreement', 'condition_out', 'logbook', 'condition_in');

CREATE TABLE paper (
  id uuid PRIMARY KEY,
  loan_id uuid NOT NULL REFERENCES loan(id) ON DELETE CASCADE ON UPDATE CASCADE,
  kind paper_kind NOT NULL,
  version integer NOT NULL,
  number text NOT NULL,
  content text NOT NULL,
  sha256 text NOT NULL,
  fixed_at timestamptz(3) NOT NULL,
  CONSTRAINT paper_version CHECK (version >= 1),
  CONSTRAINT paper_sha256 CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

CREATE UNIQUE INDEX paper_number_key ON paper (number);
-- The papers of a loan, the newest version of one, one version: all by this.
CREATE UNIQUE INDEX paper_loan_id_kind_version_key ON paper (loan_id, kind, version);

CREATE FUNCTION paper_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a fixed paper is never changed' USING ERRCODE = 'BR004';
END;
$$;

CREATE TRIGGER paper_stays BEFORE UPDATE ON paper FOR EACH ROW EXECUTE FUNCTION paper_stays();
