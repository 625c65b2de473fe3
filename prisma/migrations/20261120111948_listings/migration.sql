-- CreateTable
CREATE TABLE "listings" (
    "event_key" INTEGER NOT NULL,
    "event_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "over_at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "category" TEXT NOT NULL,
    "venue_id" TEXT NOT NULL,
    "organizer_id" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "artists" TEXT[],
    "tags" TEXT[],
    "prices" INTEGER[],
    "min_price" INTEGER NOT NULL,
    "max_price" INTEGER NOT NULL,
    "places_left" INTEGER NOT NULL,
    "booked" INTEGER NOT NULL,
    "popularity" SMALLINT NOT NULL GENERATED ALWAYS AS (round(ln("booked" + 1) * 10)) STORED,
    "sold_out" BOOLEAN NOT NULL GENERATED ALWAYS AS ("places_left" <= 0) STORED,
    "title_words" tsvector NOT NULL,
    "name_words" tsvector NOT NULL,
    "all_words" tsvector NOT NULL,

    CONSTRAINT "listings_pkey" PRIMARY KEY ("event_key")
);

-- CreateTable
CREATE TABLE "search_words" (
    "id" BIGSERIAL NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_names" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_names_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_words_word_idx" ON "search_words"("word");

-- CreateIndex
CREATE INDEX "search_names_kind_key_idx" ON "search_names"("kind", "key");

-- ------------------------------------------------------------------ written by hand

-- replaced by the listings' own
DROP INDEX "events_title_trgm";
DROP INDEX "events_artists";
DROP INDEX "events_tags";

-- Lower case whatever the database's own locale is. Where a letter has no ASCII fellow (Cyrillic, Greek) only
-- a collation that knows Unicode can tell.
DO $$
DECLARE
  known text;
BEGIN
  SELECT format('COLLATE %I', collname) INTO known FROM pg_collation
  WHERE collname IN ('und-x-icu', 'pg_c_utf8', 'C.utf8') AND collencoding IN (-1, pg_char_to_encoding('UTF8'))
  ORDER BY array_position(ARRAY['und-x-icu', 'pg_c_utf8', 'C.utf8'], collname::text) LIMIT 1;
  EXECUTE format(
    'CREATE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
     RETURN lower(unaccent(normalize(given, NFKC)) %s)', coalesce(known, ''));
END
$$;

-- A text as words: letters and digits of any script, everything else parts them. Marks are named one by one, because
-- what a locale calls a letter differs between databases.
CREATE FUNCTION search_split(given text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT coalesce(array_agg(DISTINCT left(word, 60)), '{}') FROM regexp_split_to_table(search_fold(given),
  '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u2bff\u3000-\u3004\u3008-\u3020\ufe00-\uff0f]+') AS word
  WHERE word <> '');

-- The ways to write a text that are the same to who searches: as it is folded, with ae for ä, and without apostrophes.
CREATE FUNCTION search_spellings(given text) RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  spelt text[] := ARRAY[given];
BEGIN
  IF given ~ '[äöüÄÖÜåÅøØ]' THEN
    spelt := spelt || replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(given,
      'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'Ä', 'Ae'), 'Ö', 'Oe'), 'Ü', 'Ue'), 'å', 'aa'), 'Å', 'Aa'), 'ø', 'oe'), 'Ø', 'Oe');
  END IF;
  IF given ~ '[''’`´]' THEN
    spelt := spelt || regexp_replace(given, '[''’`´]', '', 'g');
  END IF;
  RETURN spelt;
END
$$;

CREATE FUNCTION search_vector(given text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
RETURN array_to_tsvector(search_split(array_to_string(search_spellings(given), ' ')));

-- A name by which a filter finds it: folded, its words parted by one space.
CREATE FUNCTION search_key(given text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(nullif(btrim(regexp_replace(search_fold(given), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g')), ''), search_fold(given));

CREATE FUNCTION search_keys(given text[]) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT coalesce(array_agg(DISTINCT search_key(name)), '{}') FROM unnest(given) AS name);

-- Words of the listings that look like a mistyped one; the caller measures them. The threshold is low, because two
-- letters changed about in a short word leave few trigrams in common.
CREATE FUNCTION search_near(typed text) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE
  SET pg_trgm.similarity_threshold = 0.2
  AS $$
    SELECT word FROM search_words
    WHERE word % typed AND length(word) BETWEEN length(typed) - 2 AND length(typed) + 2
    ORDER BY similarity(word, typed) DESC, word LIMIT 300
  $$;

-- an event's numbers change often: room in the page keeps that from touching the big indexes
ALTER TABLE "listings" SET (fillfactor = 85);

-- the orders in which events are listed; over_at in the index lets it pass over what is over
CREATE INDEX "listings_soonest" ON "listings" ("starts_at", "event_id", "over_at");
CREATE INDEX "listings_cheapest" ON "listings" ("min_price", "starts_at", "event_id", "over_at");
CREATE INDEX "listings_popular" ON "listings" ((-"popularity"), "starts_at", "event_id", "over_at");
CREATE INDEX "listings_venue" ON "listings" ("venue_id", "starts_at");
CREATE INDEX "listings_organizer" ON "listings" ("organizer_id", "starts_at");
CREATE INDEX "listings_city" ON "listings" ("city", "starts_at");
CREATE INDEX "listings_day" ON "listings" ("day");
CREATE INDEX "listings_sold_out" ON "listings" ("event_key") WHERE "sold_out";
CREATE INDEX "listings_artists" ON "listings" USING gin ("artists");
CREATE INDEX "listings_tags" ON "listings" USING gin ("tags");
CREATE INDEX "listings_title_words" ON "listings" USING gin ("title_words");
CREATE INDEX "listings_name_words" ON "listings" USING gin ("name_words");
CREATE INDEX "listings_all_words" ON "listings" USING gin ("all_words");
CREATE INDEX "search_words_trgm" ON "search_words" USING gin ("word" gin_trgm_ops);
CREATE INDEX "search_names_words" ON "search_names" USING gin ("words");

ALTER TABLE "listings" ADD CONSTRAINT "listings_event_fkey" FOREIGN KEY ("event_key") REFERENCES "events" ("key") ON DELETE CASCADE;
ALTER TABLE "search_names" ADD CONSTRAINT "search_names_kind" CHECK ("kind" IN ('artist', 'venue', 'city'));

-- A word or name is written by who does not see it. Two at the same time may both write it: that does no harm, while
-- a unique index would let transactions that make many events wait for each other, crosswise too.

-- Writes the listings of these events anew, where something is different. The events are locked first, so that of two
-- who change one at the same time the second sees what the first did.
CREATE FUNCTION list_events(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM events WHERE id = ANY (ids) ORDER BY key FOR NO KEY UPDATE;
  DELETE FROM listings l USING events e
  WHERE e.id = ANY (ids) AND l.event_key = e.key AND (e.status NOT IN ('published', 'postponed') OR e.deleted_at IS NOT NULL);
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
  FROM events e JOIN venues v ON v.id = e.venue_id
  CROSS JOIN LATERAL (SELECT 'artist', unnest(e.artists) UNION ALL SELECT 'city', v.city) AS said(kind, name)
  WHERE e.id = ANY (ids) AND e.status IN ('published', 'postponed') AND e.deleted_at IS NULL
    AND NOT EXISTS (SELECT FROM search_names n WHERE n.kind = said.kind AND n.key = search_key(said.name))
  ORDER BY 1, 2, 3;
END
$$;

CREATE FUNCTION list_changed_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_events(ARRAY(SELECT id FROM changed));
  RETURN NULL;
END
$$;

CREATE FUNCTION list_events_of_changed_tiers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_events(ARRAY(SELECT DISTINCT event_id FROM changed));
  RETURN NULL;
END
$$;

CREATE FUNCTION list_events_of_venue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_names WHERE kind = 'venue' AND key = NEW.id;
  IF NEW.deleted_at IS NULL THEN
    INSERT INTO search_names (kind, key, name, words) VALUES ('venue', NEW.id, NEW.name, search_vector(NEW.name));
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.name, OLD.city) IS DISTINCT FROM (NEW.name, NEW.city) THEN
    PERFORM list_events(ARRAY(SELECT id FROM events WHERE venue_id = NEW.id));
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION list_events_of_organizer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_events(ARRAY(SELECT id FROM events WHERE organizer_id = NEW.id));
  RETURN NULL;
END
$$;

CREATE TRIGGER "events_listed" AFTER INSERT ON "events" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION list_changed_events();
CREATE TRIGGER "events_listed_again" AFTER UPDATE ON "events" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION list_changed_events();
CREATE TRIGGER "tiers_listed" AFTER INSERT ON "tiers" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION list_events_of_changed_tiers();
CREATE TRIGGER "tiers_listed_again" AFTER UPDATE ON "tiers" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION list_events_of_changed_tiers();
CREATE TRIGGER "tiers_unlisted" AFTER DELETE ON "tiers" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION list_events_of_changed_tiers();
CREATE TRIGGER "venues_listed" AFTER INSERT OR UPDATE OF "name", "city", "deleted_at" ON "venues"
  FOR EACH ROW EXECUTE FUNCTION list_events_of_venue();
CREATE TRIGGER "organizers_listed" AFTER UPDATE OF "name" ON "organizers"
  FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION list_events_of_organizer();

-- what was there before
INSERT INTO search_names (kind, key, name, words)
  SELECT 'venue', id, name, search_vector(name) FROM venues WHERE deleted_at IS NULL;
SELECT list_events(ARRAY(SELECT id FROM events));
