-- Whose turn it is, among annonces that a search finds equal: a number of the association, worked out from its requests
-- (app/listings/turn.ts) and kept, so that a document says the same until somebody asks, answers or lets a request expire.

ALTER TABLE organisation ADD COLUMN turn integer NOT NULL DEFAULT 0;

-- The last requests of an association.
CREATE INDEX loan_lender_recent_idx ON loan (lender_id, created_at DESC) WHERE source = 'site';
