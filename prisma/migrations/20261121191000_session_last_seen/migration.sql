-- When the browser of a session was last seen, to the hour: its owner recognises it by this.
ALTER TABLE session ADD COLUMN last_seen_at timestamptz(3) NOT NULL DEFAULT now();
