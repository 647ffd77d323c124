-- A request for what is taken may wait: it is sent to the lender when its turn comes.
ALTER TABLE loan ADD COLUMN waiting_since timestamptz(3), ADD COLUMN came_free_at timestamptz(3),
  ADD CONSTRAINT loan_waited_before CHECK (came_free_at IS NULL OR waiting_since IS NOT NULL);
-- The open requests of one annonce, however many it has had.
CREATE INDEX loan_line_pending_idx ON loan_line (listing_id) WHERE state = 'pending';
