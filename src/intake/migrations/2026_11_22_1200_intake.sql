-- Imports: the files that came in, what was read from each, what was decided of every row, and what accepting put into
-- the register. One text for SQLite and PostgreSQL.
-- `state` repeats what the acts beside it lead to, written in the same transaction; the acts are what holds.

-- The bytes stand apart from the imports, so that a list of imports never touches them; the same file is kept once.
create table import_file (
    organisation bigint not null references organisation (id),
    sha256 text not null,
    size bigint not null,
    content bytea not null,
    primary key (organisation, sha256)
);

create table import (
    organisation bigint not null references organisation (id),
    id bigint not null,
    file_name text not null,
    sha256 text not null,
    size bigint not null,
    kind text not null,
    asked_kind text not null default '',
    confidence double precision not null,
    title text not null default '',
    document_organisation text not null default '',
    document_date text,
    -- The period of the rows that name none: as the document has it, or as somebody chose it.
    period_label text not null default '',
    period_from text,
    period_to text,
    strategy bigint,
    -- What a person said that columns and printed statuses mean: JSON.
    choices text not null default '',
    -- What the checks found in the document by itself: JSON.
    problems text not null default '',
    state text not null default 'uploaded' check (state in ('uploaded', 'accepted', 'undone', 'discarded')),
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation, sha256) references import_file (organisation, sha256)
);

create index import_sha256 on import (organisation, sha256);

create table import_act (
    organisation bigint not null,
    id bigint not null,
    import bigint not null,
    kind text not null check (kind in ('uploaded', 'read_again', 'accepted', 'undone', 'discarded')),
    at bigint not null,
    person bigint,
    person_name text not null,
    -- What came of it, in numbers: JSON.
    counts text not null default '',
    primary key (organisation, id),
    foreign key (organisation, import) references import (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index import_act_import on import_act (organisation, import, id);

-- A row as it was read and what was decided of it; and, once accepted, what it did. Measures and returns are named
-- without a foreign key: an import that is undone takes them out again, and its own rows stay.
create table import_row (
    organisation bigint not null,
    import bigint not null,
    number integer not null,
    content text not null,
    decision text not null default 'undecided' check (decision in ('undecided', 'as_new', 'as_measure', 'leave_out')),
    decided_measure bigint,
    mark text check (mark in ('new', 'changed', 'same', 'doubtful', 'refused', 'left_out')),
    sentence text not null default '',
    changes text not null default '',
    measure bigint,
    measure_version bigint,
    measure_before text,
    measure_return bigint,
    return_version bigint,
    return_before text,
    -- Empty until it is undone: 'undone', or the sentence that says why it stays.
    undone text not null default '',
    primary key (organisation, import, number),
    foreign key (organisation, import) references import (organisation, id)
);

create index import_row_measure on import_row (organisation, measure);

-- What accepting made beside measures and returns: periods, objectives, strategies, service areas, evidence.
create table import_made (
    organisation bigint not null,
    import bigint not null,
    noun text not null,
    noun_id bigint not null,
    primary key (organisation, import, noun, noun_id),
    foreign key (organisation, import) references import (organisation, id)
);
