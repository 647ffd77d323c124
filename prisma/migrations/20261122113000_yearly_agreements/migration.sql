-- A yearly convention between two associations. Once accepted, its words stay.

CREATE TABLE yearly_agreement (
  id uuid PRIMARY KEY,
  reference text NOT NULL,
  proposer_id uuid NOT NULL REFERENCES organisation(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  partner_id uuid NOT NULL REFERENCES organisation(id) ON DELETE RESTRICT ON UPDATE CASCADE,
  proposed_by_id uuid REFERENCES person(id) ON DELETE SET NULL ON UPDATE CASCADE,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  closed_at timestamptz(3),
  content text,
  sha256 text,
  CONSTRAINT yearly_two CHECK (proposer_id <> partner_id),
  -- 366 days of Paris may have an hour more.
  CONSTRAINT yearly_period CHECK (starts_at < ends_at AND ends_at <= starts_at + interval '366 days 1 hour'),
  CONSTRAINT yearly_accepted CHECK ((accepted_at IS NULL) = (content IS NULL) AND (content IS NULL) = (sha256 IS NULL)),
  CONSTRAINT yearly_sha256 CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

CREATE UNIQUE INDEX yearly_agreement_reference_key ON yearly_agreement (reference);
-- Those of one association, as who proposed or was asked; and those between two, around the retrait of a loan.
CREATE INDEX yearly_agreement_proposer_id_partner_id_starts_at_idx ON yearly_agreement (proposer_id, partner_id, starts_at);
CREATE INDEX yearly_agreement_partner_id_starts_at_idx ON yearly_agreement (partner_id, starts_at);

CREATE TRIGGER yearly_agreement_stays BEFORE UPDATE OF content, sha256, accepted_at, starts_at, ends_at ON yearly_agreement
  FOR EACH ROW WHEN (OLD.accepted_at IS NOT NULL) EXECUTE FUNCTION paper_stays();
