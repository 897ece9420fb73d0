-- One row for each occasion of a job: who runs it now, or how it went. Of no organisation. The key is what makes two
-- servers on one database run a job once.
create table job_run (
    job text not null,
    occasion bigint not null,
    attempt bigint not null,
    begun_at bigint not null,
    -- After this, another attempt may begin: the run was cut off, or failed and has waited long enough.
    free_at bigint not null,
    done_at bigint,
    failed_at bigint,
    said text not null,
    primary key (job, occasion)
);
