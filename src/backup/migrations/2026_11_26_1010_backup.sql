-- Restore drills: which file was tried, when, and whether it held. Of no organisation.
create table backup_drill (
    id bigint not null primary key,
    at bigint not null,
    file text not null,
    verdict text not null check (verdict in ('held', 'failed')),
    said text not null
);

create index backup_drill_file on backup_drill (file, id);
