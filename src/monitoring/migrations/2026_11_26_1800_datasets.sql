-- Datasets of records about people, sealed; the tables made of them, and what was published. One text for SQLite and
-- PostgreSQL. The column `state` repeats what the acts beside it lead to, written in the same transaction.

create table dataset (
    organisation bigint not null references organisation (id),
    id bigint not null,
    title text not null,
    population text not null,
    from_date text not null,
    to_date text not null,
    source text not null,
    owner text not null,
    lawful_basis text not null,
    keep_until text not null,
    collected_by bigint,
    file_name text not null,
    sha256 text not null,
    records bigint not null,
    rejected bigint not null,
    -- Columns of the file of which nothing was kept, and why: JSON.
    left_out text not null default '[]',
    -- Once accepted: each column's code list, codes, and how many have no answer: JSON. No count of any code.
    columns text not null default '[]',
    state text not null default 'uploaded' check (state in ('uploaded', 'accepted', 'discarded', 'undone', 'expired')),
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation, collected_by) references service_area (organisation, id)
);

-- What must not be read without the key, and goes when the dataset's time is over: the labels as they came with how often
-- each stands there, the records as Parquet, the rows that were not taken.
create table dataset_content (
    organisation bigint not null,
    dataset bigint not null,
    part text not null check (part in ('mapping', 'records', 'rejected')),
    content bytea not null,
    primary key (organisation, dataset, part),
    foreign key (organisation, dataset) references dataset (organisation, id)
);

create table dataset_act (
    organisation bigint not null,
    id bigint not null,
    dataset bigint not null,
    kind text not null check (kind in ('uploaded', 'mapped', 'accepted', 'discarded', 'undone', 'expired')),
    why text not null default '',
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, dataset) references dataset (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index dataset_act_of on dataset_act (organisation, dataset, id);

create table monitoring_table (
    organisation bigint not null,
    id bigint not null,
    dataset bigint not null,
    title text not null,
    -- Rows, columns, filters and policy: JSON.
    definition text not null,
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation, dataset) references dataset (organisation, id)
);

create index monitoring_table_of on monitoring_table (organisation, dataset);

-- What was published, as it was: never changed, followed by the next number where it was corrected.
create table monitoring_publication (
    organisation bigint not null,
    id bigint not null,
    monitoring_table bigint not null,
    number bigint not null,
    title text not null,
    definition text not null,
    -- What anybody may see: JSON.
    content text not null,
    -- What later publications are attacked with, so that they give none of this away: JSON.
    told text not null,
    why text not null default '',
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    unique (organisation, monitoring_table, number),
    foreign key (organisation, monitoring_table) references monitoring_table (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);
