-- Which annonces are not free when: the loan's period in SQL, and the indexes that find the annonces worth a look.
-- The question itself stands in app/listings/busy-listings.server.ts.

-- The instant of a wall-clock moment in Paris. In the hour that the clocks repeat, the first (AT TIME ZONE alone takes the second).
CREATE FUNCTION paris_instant(day date, clock text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (later - interval '1 hour') AT TIME ZONE 'Europe/Paris' = day + clock::time THEN later - interval '1 hour' ELSE later END
  FROM (SELECT (day + clock::time) AT TIME ZONE 'Europe/Paris' AS later) AS moment
$$;

-- The slot of a week nearest to a wall-clock moment: the one that holds it, else the last that ended by then (step -1) or the
-- first that begins from then on (step 1). With `clock` null whole days are counted: the first open day, its first slot.
CREATE FUNCTION nearest_slot(slots jsonb, p_day date, p_clock text, p_step integer)
RETURNS TABLE (day date, opens text, closes text, around boolean) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT day, opens, closes, around
  FROM (
    SELECT d.distance, d.day, s.opens, s.closes, coalesce(d.distance = 0 AND s.opens <= p_clock AND p_clock <= s.closes, false) AS around
    FROM (SELECT distance, p_day + p_step * distance AS day FROM generate_series(0, CASE WHEN p_clock IS NULL THEN 6 ELSE 7 END) AS distance) AS d
    JOIN (
      SELECT (slot->>'day')::numeric AS weekday, (slot->>'from') COLLATE "C" AS opens, (slot->>'to') COLLATE "C" AS closes
      FROM jsonb_array_elements(slots) AS slot
      WHERE jsonb_typeof(slot->'day') = 'number' AND jsonb_typeof(slot->'from') = 'string' AND jsonb_typeof(slot->'to') = 'string'
    ) AS s ON s.weekday = extract(isodow FROM d.day)
  ) AS slot
  WHERE p_clock IS NULL OR distance > 0 OR around OR CASE WHEN p_step < 0 THEN closes <= p_clock ELSE opens >= p_clock END
  ORDER BY around DESC, distance,
    -- going back, the slot that ends last; in every other case the one that begins first
    CASE WHEN p_clock IS NOT NULL AND p_step < 0 AND NOT around THEN closes END DESC NULLS LAST,
    CASE WHEN p_clock IS NOT NULL AND p_step < 0 AND NOT around THEN opens END DESC NULLS LAST,
    opens, closes
  LIMIT 1
$$;

-- The loan's period for an event [p_from, p_to): the rule of app/loans/loan-period.ts, without the buffers. Not for a don.
-- The pickup columns are null where nothing but the event's own hours decides.
CREATE FUNCTION loan_window(nature nature, pickup_slots jsonb, return_slots jsonb, p_from timestamptz, p_to timestamptz)
RETURNS TABLE (starts_at timestamptz, ends_at timestamptz, pickup_day date, pickup_opens text, pickup_closes text) LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  first_moment timestamp := p_from AT TIME ZONE 'Europe/Paris';
  last_moment timestamp := p_to AT TIME ZONE 'Europe/Paris';
  pickup record;
  back record;
BEGIN
  IF nature = 'pret' THEN
    last_moment := (p_to - interval '1 millisecond') AT TIME ZONE 'Europe/Paris';
    SELECT * INTO pickup FROM nearest_slot(pickup_slots, first_moment::date, NULL, -1);
    SELECT * INTO back FROM nearest_slot(return_slots, last_moment::date, NULL, 1);
    pickup_day := coalesce(pickup.day, first_moment::date);
    starts_at := paris_instant(pickup_day, '00:00');
    ends_at := paris_instant(coalesce(back.day, last_moment::date) + 1, '00:00');
  ELSE
    SELECT * INTO pickup FROM nearest_slot(pickup_slots, first_moment::date, to_char(first_moment, 'HH24:MI'), -1);
    SELECT * INTO back FROM nearest_slot(return_slots, last_moment::date, to_char(last_moment, 'HH24:MI'), 1);
    pickup_day := pickup.day;
    starts_at := CASE WHEN pickup.around IS FALSE THEN least(paris_instant(pickup.day, pickup.opens), p_from) ELSE p_from END;
    ends_at := CASE WHEN back.around IS FALSE THEN greatest(paris_instant(back.day, back.closes), p_to) ELSE p_to END;
  END IF;
  pickup_opens := pickup.opens;
  pickup_closes := pickup.closes;
  RETURN NEXT;
END
$$;

-- ---------------------------------------------------------------- finding the annonces worth a look

CREATE INDEX listing_closure_when_idx ON listing_closure USING gist (tstzrange(starts_at, ends_at, '[)'));
CREATE INDEX listing_widest_buffer_idx ON listing (greatest(buffer_before_minutes, buffer_after_minutes));
CREATE INDEX listing_min_duration_idx ON listing (min_duration_minutes) WHERE min_duration_minutes IS NOT NULL AND status = 'published';
CREATE INDEX listing_max_duration_idx ON listing (max_duration_minutes) WHERE max_duration_minutes IS NOT NULL AND status = 'published';
CREATE INDEX listing_notice_idx ON listing (notice_hours) WHERE notice_hours > 0 AND status = 'published';
CREATE INDEX listing_pickup_days_idx ON listing (id) WHERE pickup_slots <> '[]' AND status = 'published';
CREATE INDEX listing_short_idx ON listing (id) WHERE (lost > 0 OR stock < 1) AND status = 'published';
CREATE INDEX loan_line_for_ever_idx ON loan_line (listing_id) WHERE held_until >= '9999-01-01 00:00:00+00' AND state IN ('accepted', 'handed_over');

-- The communes within a radius.
CREATE INDEX commune_point_idx ON commune (latitude, longitude) WHERE latitude IS NOT NULL;
