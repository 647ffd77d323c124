-- Stock is never over-promised: the database refuses it, whatever code asks.
-- Measured choice: see app/decisions/0002-stock-is-kept-by-a-trigger.md

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- ---------------------------------------------------------------- what a row may hold

ALTER TABLE listing
  ADD CONSTRAINT listing_stock_positive CHECK (stock >= 0),
  ADD CONSTRAINT listing_lost_within_stock CHECK (lost BETWEEN 0 AND stock),
  ADD CONSTRAINT listing_buffers CHECK (buffer_before_minutes >= 0 AND buffer_after_minutes >= 0),
  ADD CONSTRAINT listing_money CHECK (deposit_cents >= 0 AND fee_cents >= 0 AND (replacement_cents IS NULL OR replacement_cents >= 0));

ALTER TABLE listing_closure
  ADD CONSTRAINT listing_closure_order CHECK (starts_at < ends_at);

ALTER TABLE loan
  ADD CONSTRAINT loan_has_a_borrower CHECK (borrower_id IS NOT NULL OR outside_borrower IS NOT NULL),
  ADD CONSTRAINT loan_between_two CHECK (borrower_id IS DISTINCT FROM lender_id);

ALTER TABLE loan_line
  ADD COLUMN held tstzrange GENERATED ALWAYS AS (tstzrange(held_from, held_until, '[)')) STORED,
  -- set by the trigger where the usable stock is 1: the exclusion constraint below counts those rows
  ADD COLUMN exclusive boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT loan_line_order CHECK (event_starts_at < event_ends_at AND starts_at < ends_at AND held_from < held_until),
  ADD CONSTRAINT loan_line_held_contains_period CHECK (held_from <= starts_at AND held_until >= ends_at),
  ADD CONSTRAINT loan_line_quantities CHECK (
    quantity_asked > 0 AND quantity_accepted >= 0 AND quantity_out BETWEEN 0 AND quantity_accepted
    AND quantity_back >= 0 AND quantity_lost >= 0 AND quantity_back + quantity_lost <= quantity_out
    AND quantity_held >= 0
    AND (quantity_held = 0 OR state IN ('accepted', 'handed_over'))
    AND (state <> 'accepted' OR quantity_held = quantity_accepted)
    AND (state <> 'handed_over' OR quantity_held = quantity_out - quantity_back - quantity_lost)
  );

CREATE INDEX loan_line_holding_idx ON loan_line (listing_id, held_from, held_until) WHERE state IN ('accepted', 'handed_over');
CREATE INDEX loan_line_held_idx ON loan_line USING gist (held) WHERE state IN ('accepted', 'handed_over');
CREATE INDEX loan_line_out_idx ON loan_line (ends_at) WHERE state = 'handed_over';
CREATE INDEX loan_due_idx ON loan (expires_at) WHERE state = 'pending';
CREATE INDEX loan_to_resolve_idx ON loan (lender_id) WHERE to_resolve_at IS NOT NULL;
CREATE UNIQUE INDEX conversation_question_once ON conversation (listing_id, asker_id) WHERE loan_id IS NULL;

-- ---------------------------------------------------------------- counting

-- Until when a line holds its stock, seen at `at`: a thing that is late holds until a day from now.
CREATE FUNCTION line_held_until(state loan_state, ends_at timestamptz, held_until timestamptz, at timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN state = 'handed_over' AND ends_at < at THEN greatest(held_until, at + interval '24 hours') ELSE held_until END
$$;

-- The highest quantity held at one instant of [p_from, p_until), leaving out one line.
CREATE FUNCTION peak_held(p_listing integer, p_from timestamptz, p_until timestamptz, p_at timestamptz, p_except uuid DEFAULT NULL)
RETURNS integer LANGUAGE sql STABLE AS $$
  WITH held AS (
    SELECT held_from AS s, line_held_until(state, ends_at, held_until, p_at) AS u, quantity_held AS q
    FROM loan_line
    WHERE listing_id = p_listing AND state IN ('accepted', 'handed_over') AND quantity_held > 0
      AND id IS DISTINCT FROM p_except
      AND held_from < p_until AND line_held_until(state, ends_at, held_until, p_at) > p_from
  ), steps AS (
    SELECT greatest(s, p_from) AS t, q AS change FROM held
    UNION ALL
    SELECT u, -q FROM held WHERE u < p_until
  )
  -- at one instant the ends come before the starts: periods are half-open
  SELECT coalesce(max(demand), 0)::integer
  FROM (SELECT sum(change) OVER (ORDER BY t, change ROWS UNBOUNDED PRECEDING) AS demand FROM steps) AS sweep
$$;

-- ---------------------------------------------------------------- the guard of promises

CREATE FUNCTION keep_promises() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  usable integer;
  peak integer;
BEGIN
  IF NEW.state NOT IN ('accepted', 'handed_over') OR NEW.quantity_held = 0 THEN
    NEW.exclusive := false;
    RETURN NEW;
  END IF;

  -- Facts are never refused: handing over (even early), giving back a part, losing a part, ending sooner.
  IF TG_OP = 'UPDATE' AND OLD.state IN ('accepted', 'handed_over')
     AND NEW.listing_id = OLD.listing_id AND NEW.quantity_held <= OLD.quantity_held AND NEW.held_until <= OLD.held_until
     AND (NEW.held_from >= OLD.held_from OR (OLD.state = 'accepted' AND NEW.state = 'handed_over')) THEN
    IF NEW.held_from < OLD.held_from THEN
      NEW.exclusive := false;
    END IF;
    RETURN NEW;
  END IF;

  -- This row lock orders the writers of one annonce; what follows sees all that was committed before.
  UPDATE listing SET rev = rev + 1 WHERE id = NEW.listing_id RETURNING stock - lost INTO usable;
  peak := peak_held(NEW.listing_id, NEW.held_from, NEW.held_until, now(), NEW.id);
  IF peak + NEW.quantity_held > usable THEN
    RAISE EXCEPTION 'not_available' USING
      ERRCODE = 'BR001',
      DETAIL = json_build_object('listingId', NEW.listing_id, 'asked', NEW.quantity_held, 'free', greatest(usable - peak, 0))::text;
  END IF;
  NEW.exclusive := usable = 1;
  RETURN NEW;
END
$$;
-- The plan is made while the table is empty; without this it would go on reading the whole table.
ALTER FUNCTION keep_promises() SET enable_seqscan = off;
ALTER FUNCTION peak_held(integer, timestamptz, timestamptz, timestamptz, uuid) SET enable_seqscan = off;

CREATE TRIGGER loan_line_keep_promises BEFORE INSERT OR UPDATE ON loan_line
  FOR EACH ROW EXECUTE FUNCTION keep_promises();

-- Lowering the stock withdraws a promise; losing a thing (listing.lost) is a fact.
CREATE FUNCTION keep_stock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  peak integer;
BEGIN
  IF NEW.stock < OLD.stock THEN
    peak := peak_held(NEW.id, now(), 'infinity', now());
    IF peak > NEW.stock - NEW.lost THEN
      RAISE EXCEPTION 'stock_promised' USING
        ERRCODE = 'BR002',
        DETAIL = json_build_object('listingId', NEW.id, 'promised', peak)::text;
    END IF;
  ELSIF NEW.stock > OLD.stock THEN
    UPDATE loan_line SET exclusive = false WHERE listing_id = NEW.id AND exclusive;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER listing_keep_stock BEFORE UPDATE OF stock ON listing
  FOR EACH ROW EXECUTE FUNCTION keep_stock();

-- A second belt where there is only one: two promises of the same thing cannot overlap.
ALTER TABLE loan_line ADD CONSTRAINT loan_line_one_at_a_time
  EXCLUDE USING gist (listing_id WITH =, held WITH &&) WHERE (exclusive AND state IN ('accepted', 'handed_over'));

-- ---------------------------------------------------------------- logs that are only added to

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'BR003';
END
$$;
CREATE TRIGGER moderation_decision_append_only BEFORE UPDATE OR DELETE ON moderation_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- rate limits (rate-limiter-flexible)

CREATE TABLE rate_limit (
  key text PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
