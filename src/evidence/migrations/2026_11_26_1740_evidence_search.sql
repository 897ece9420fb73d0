-- The index of SQLite's full text search over evidence_words; its rows are called by the evidence's id. The program keeps it
-- (search_index.hpp), since a schema that is not trusted lets no trigger write to it.

create virtual table evidence_index using fts5 (words, content = 'evidence_words', content_rowid = 'evidence', prefix = '3');

insert into evidence_index (evidence_index) values ('rebuild');
