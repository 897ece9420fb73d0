-- The index of PostgreSQL's full text search over evidence_words: of an expression, so that no column repeats it.

create index evidence_words_search on evidence_words using gin (to_tsvector('simple', words));

-- The planner knows nothing of how long it takes to cut a text into words, and would cut them all again for a word that most
-- have: here it must ask the index.
create function evidence_found_by(typed text) returns setof bigint language sql stable set enable_seqscan = off
as 'select evidence from evidence_words where to_tsvector(''simple'', words) @@ to_tsquery(''simple'', typed)';
