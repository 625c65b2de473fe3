-- written by hand: a function and a trigger alone

-- What a suspended or deleted organizer sells is not listed; a suspension that is lifted brings it back.

-- Writes the listings of these events anew, where something is different. The events are locked first, so that of two
-- who change one at the same time the second sees what the first did.
CREATE OR REPLACE FUNCTION list_events(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM events WHERE id = ANY (ids) ORDER BY key FOR NO KEY UPDATE;
  DELETE FROM listings l USING events e JOIN organizers o ON o.id = e.organizer_id
  WHERE e.id = ANY (ids) AND l.event_key = e.key AND (e.status NOT IN ('published', 'postponed') OR e.deleted_at IS NOT NULL
    OR o.suspended_at IS NOT NULL OR o.deleted_at IS NOT NULL);
  INSERT INTO listings AS l (event_key, event_id, starts_at, over_at, day, category, venue_id, organizer_id, city, artists,
    tags, prices, min_price, max_price, places_left, booked, title_words, name_words, all_words)
  SELECT e.key, e.id, e.starts_at, coalesce(e.ends_at, e.starts_at), (e.starts_at AT TIME ZONE e.time_zone)::date,
    e.category, e.venue_id, e.organizer_id, search_key(v.city), search_keys(e.artists), search_keys(e.tags),
    coalesce(t.prices, '{}'), coalesce(t.prices[1], 2147483647), coalesce(t.prices[cardinality(t.prices)], -1),
    coalesce(t.capacity, 0) - coalesce(s.taken, 0), coalesce(s.booked, 0),
    search_vector(said.title), search_vector(said.title || ' ' || said.names),
    search_vector(concat_ws(' ', said.title, said.names, array_to_string(e.tags, ' '), e.category, left(e.description, 20000)))
  FROM events e JOIN venues v ON v.id = e.venue_id JOIN organizers o ON o.id = e.organizer_id
  CROSS JOIN LATERAL (SELECT concat_ws(' ', e.title, array_to_string(e.artists, ' ')) AS title, concat_ws(' ', v.name, v.city, o.name) AS names) said
  LEFT JOIN LATERAL (SELECT array_agg(price ORDER BY price) AS prices, sum(capacity) AS capacity FROM tiers WHERE event_id = e.id) t ON true
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state <> 0 OR held_until > now()) AS taken, count(*) FILTER (WHERE state = 2) AS booked
    FROM seats WHERE event_key = e.key) s ON true
  WHERE e.id = ANY (ids) AND e.status IN ('published', 'postponed') AND e.deleted_at IS NULL
    AND o.suspended_at IS NULL AND o.deleted_at IS NULL
  ORDER BY e.key
  ON CONFLICT (event_key) DO UPDATE SET
    (starts_at, over_at, day, category, venue_id, organizer_id, city, artists, tags, prices, min_price,
      max_price, places_left, booked, title_words, name_words, all_words)
    = (excluded.starts_at, excluded.over_at, excluded.day, excluded.category, excluded.venue_id,
      excluded.organizer_id, excluded.city, excluded.artists, excluded.tags, excluded.prices, excluded.min_price,
      excluded.max_price, excluded.places_left, excluded.booked, excluded.title_words, excluded.name_words,
      excluded.all_words)
  WHERE (l.starts_at, l.over_at, l.day, l.category, l.venue_id, l.organizer_id, l.city, l.artists, l.tags, l.prices,
      l.min_price, l.max_price, l.places_left, l.booked, l.title_words, l.name_words, l.all_words)
    IS DISTINCT FROM (excluded.starts_at, excluded.over_at, excluded.day, excluded.category, excluded.venue_id,
      excluded.organizer_id, excluded.city, excluded.artists, excluded.tags, excluded.prices, excluded.min_price,
      excluded.max_price, excluded.places_left, excluded.booked, excluded.title_words, excluded.name_words,
      excluded.all_words);
  INSERT INTO search_words (word)
  SELECT DISTINCT said.word FROM listings l, unnest(tsvector_to_array(l.all_words)) AS said(word)
  WHERE l.event_key IN (SELECT key FROM events WHERE id = ANY (ids)) AND NOT EXISTS (SELECT FROM search_words w WHERE w.word = said.word);
  INSERT INTO search_names (kind, key, name, words)
  SELECT DISTINCT ON (1, 2) said.kind, search_key(said.name), said.name, search_vector(said.name)
  FROM events e JOIN venues v ON v.id = e.venue_id JOIN organizers o ON o.id = e.organizer_id
  CROSS JOIN LATERAL (SELECT 'artist', unnest(e.artists) UNION ALL SELECT 'city', v.city) AS said(kind, name)
  WHERE e.id = ANY (ids) AND e.status IN ('published', 'postponed') AND e.deleted_at IS NULL
    AND o.suspended_at IS NULL AND o.deleted_at IS NULL
    AND NOT EXISTS (SELECT FROM search_names n WHERE n.kind = said.kind AND n.key = search_key(said.name))
  ORDER BY 1, 2, 3;
END
$$;

DROP TRIGGER "organizers_listed" ON "organizers";
CREATE TRIGGER "organizers_listed" AFTER UPDATE OF "name", "suspended_at", "deleted_at" ON "organizers"
  FOR EACH ROW WHEN ((OLD."name", OLD."suspended_at", OLD."deleted_at") IS DISTINCT FROM (NEW."name", NEW."suspended_at", NEW."deleted_at"))
  EXECUTE FUNCTION list_events_of_organizer();

-- what was there before
SELECT list_events(ARRAY(SELECT e.id FROM events e JOIN organizers o ON o.id = e.organizer_id
  WHERE o.suspended_at IS NOT NULL OR o.deleted_at IS NOT NULL));
