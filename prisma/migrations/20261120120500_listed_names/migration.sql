-- written by hand: functions alone

CREATE FUNCTION search_word_listed(given text) RETURNS boolean LANGUAGE sql STABLE SET enable_seqscan = off
  AS $$ SELECT EXISTS (SELECT FROM listings WHERE all_words @@ quote_literal(given)::tsquery) $$;

CREATE FUNCTION search_name_listed(kind text, key text, since timestamptz) RETURNS boolean LANGUAGE sql STABLE SET enable_seqscan = off
  AS $$
    SELECT CASE kind
      WHEN 'artist' THEN EXISTS (SELECT FROM listings WHERE artists @> ARRAY[key] AND over_at > since)
      WHEN 'venue' THEN EXISTS (SELECT FROM listings WHERE venue_id = key AND over_at > since)
      ELSE EXISTS (SELECT FROM listings WHERE city = key AND over_at > since) END
  $$;
