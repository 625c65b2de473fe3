import type pg from "pg";

const list = (text: string) => text.trim().split(/\s+/);

const adjectives = list(`
  midnight electric golden silent wandering crimson velvet broken endless winter summer northern hidden paper
  silver burning distant gentle restless hollow amber sacred savage lunar solar wild quiet last first lost secret`);
const nouns = list(`
  orchestra harbour lantern river machine garden parade carnival letters mirrors shadows sparrow thunder voyage
  horizon cathedral comedy concert quartet symphony rhapsody festival ballad cabaret marathon derby summit workshop
  gala revue serenade requiem fantasia odyssey circus theatre jazz opera musical tales stories nights sessions`);
const firstNames = list(`
  Mara Theodora Jonas Amélie Søren Łukasz Zoë Björn Ines Mateo Freya Hugo Nadia Émile Clara Oskar Leona Tariq Yuki
  Anselm Petra Rosa Viktor Wanda Xaver Adele Bruno Cosima Dario Elif`);
const surnames = list(`
  Quill Lindqvist Okafor Müller Castellan Brennan Duarte Hartmann Novák Österberg Pelletier Ramos Sandoval Tanaka
  Underwood Vance Whitlock Yilmaz Zeller Abbott Blomqvist Carver Drummond Eklund Farrow Grimaldi Holloway Ivanov`);
const places = list(`
  Lindenport Marrow Tidehaven Köln Østhavn Ravensburg Alderby Foxmere Grünwald Stonebridge Larkfield Montreux
  Silverton Oakham Harrowgate Brightwater Ashford Kingsmere Elmshorn Waldheim Rosenau Seebruck Nordhafen Bergen`);
const halls = list("Theatre Arena Hall Club Playhouse Pavilion Stadium House Cellar Loft Garden Forum");
const genres = list("folk jazz rock classical electronic family improv drama indie soul blues dance choral poetry");
const prose = list(`
  an evening with music and stories from the city for everybody who likes to listen doors open early there is a bar
  in the foyer after the show the artists stay to talk tickets at the door only if any are left seats are numbered
  children under six come in free please bring warm clothes the programme lasts about two hours with one interval
  a new production of the season directed by and played by the ensemble together for the first time on this stage`);
const syllables = list(
  "ba re mi to lu ka ne so vi da fe go hu ja po qui ra si te ul ve wo xa yo zi bran cor dal ener fin",
);
const categories = ["concert", "theatre", "sport", "comedy", "family", "conference", "club", "other"];

/**
 * Fills an empty database with so many published events, a tenth of them over, at 1,200 venues in 240 cities, with
 * about 27,000 different words. `pool` sets no limit to a statement's time.
 */
export async function fillWithEvents(pool: pg.Pool, events: number): Promise<void> {
  await pool.query(
    `CREATE FUNCTION pick(words text[], n float8) RETURNS text LANGUAGE sql IMMUTABLE
     RETURN words[1 + n::int % cardinality(words)]`,
  );
  await pool.query(
    `INSERT INTO organizers (id, slug, name)
     SELECT 'org_bench' || n, 'bench-' || n, initcap(pick($1, n)) || ' ' || pick($2, n) || ' Presents'
     FROM generate_series(0, 199) AS n`,
    [adjectives, surnames],
  );
  await pool.query(
    `INSERT INTO venues (id, organizer_id, slug, name, city, country, time_zone, capacity)
     SELECT 'ven_bench' || n, 'org_bench' || n % 200, 'bench-' || n,
       initcap(pick($1, n * 7)) || ' ' || initcap(pick($2, n / 3)) || ' ' || pick($3, n),
       pick($4, n) || CASE WHEN n % 240 < 24 THEN '' ELSE ' ' || initcap(pick($1, n % 240 / 24)) END, 'DE', 'Europe/Berlin', 500
     FROM generate_series(0, 1199) AS n`,
    [adjectives, nouns, halls, places],
  );
  // listed at the end, once
  await pool.query("ALTER TABLE events DISABLE TRIGGER USER");
  await pool.query("ALTER TABLE tiers DISABLE TRIGGER USER");
  await pool.query(
    `WITH made AS MATERIALIZED (
       SELECT n, (random() * 1199)::int AS venue, (random() ^ 2 * 400 - 4) * interval '1 day' AS away, random() * 1e6 AS a,
         random() * 1e6 AS b, random() AS c, random() * 1e6 AS d, random() * 1e6 AS f, random() * 1e6 AS g, random() * 1e6 AS h
       FROM generate_series(1, $1::int) AS n)
     INSERT INTO events (id, organizer_id, venue_id, slug, title, description, category, tags, artists, starts_at,
       time_zone, currency, status, published_at)
     SELECT 'evt_bench' || n, 'org_bench' || venue % 200, 'ven_bench' || venue, 'bench-' || n,
       initcap(pick($2, a) || ' ' || pick($3, b)
         || CASE WHEN c < 0.3 THEN '' ELSE ' ' || pick($4, d) || pick($4, f) || pick($4, g) END),
       (SELECT string_agg(pick($5, a + (17 + n % 7) * w), ' ') FROM generate_series(1, 40) AS w)
         || ' ' || pick($4, h) || pick($4, a) || pick($4, b),
       pick($6, d), ARRAY[pick($7, power(c, 2) * 14), pick($7, f)], ARRAY[pick($8, g) || ' ' || pick($9, h)],
       date_trunc('hour', now() + away), 'Europe/Berlin', 'EUR', 'published', now()
     FROM made`,
    [events, adjectives, nouns, syllables, prose, categories, genres, firstNames, surnames],
  );
  await pool.query(
    `INSERT INTO tiers (id, event_id, no, name, price, seated, capacity)
     SELECT 'tier_' || e.key || '_' || no, e.id, no, 'Tier ' || no, ((random() * 60)::int + 5) * 100 * (3 - no), false, 100
     FROM events e, generate_series(0, 1) AS no`,
  );
  await pool.query("ALTER TABLE events ENABLE TRIGGER USER");
  await pool.query("ALTER TABLE tiers ENABLE TRIGGER USER");
  for (let from = 1; from <= events; from += 5_000) {
    await pool.query("SELECT list_events(ARRAY(SELECT id FROM events WHERE key >= $1 AND key < $1 + 5000))", [from]);
  }
  await pool.query(
    `UPDATE listings SET booked = (power(random(), 3) * 200)::int, places_left = CASE WHEN random() < 0.05 THEN 0 ELSE 100 END`,
  );
  await pool.query("VACUUM (ANALYZE)");
}
