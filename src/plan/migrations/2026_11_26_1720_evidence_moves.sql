-- Every piece of evidence keeps its id and with it its history. What was taken back is withdrawn, and its use is ended.

insert into evidence_file (organisation, sha256, size, content)
select organisation, sha256, size, content from evidence_of_measure where content is not null and sha256 <> ''
on conflict do nothing;

insert into evidence (organisation, id, kind, title, sensitivity, at, person, person_name, withdrawn)
select organisation, id,
    case when sha256 <> '' then 'file' when link <> '' then 'link' else 'named' end,
    case when title <> '' then title when file_name <> '' then file_name else link end,
    'council', at, person, person_name, withdrawn
from evidence_of_measure;

insert into evidence_revision
    (organisation, id, evidence, number, kind, link, file_name, media_type, size, sha256, at, person, person_name)
select organisation, id, id, 1,
    case when sha256 <> '' then 'file' when link <> '' then 'link' else 'named' end,
    link, file_name, media_type, size, nullif(sha256, ''), at, person, person_name
from evidence_of_measure;

insert into evidence_withdrawal (organisation, evidence, at, person, person_name, why)
select e.organisation, e.id, e.withdrawn,
    (select max(h.person) from history h where h.organisation = e.organisation and h.noun = 'evidence' and h.noun_id = e.id
        and h.verb = 'take_back'),
    e.withdrawn_by, e.withdrawn_why
from evidence_of_measure e where e.withdrawn is not null;

insert into evidence_use
    (organisation, id, evidence, noun, noun_id, at, person, person_name, ended, ended_by, ended_by_name, ended_why)
select e.organisation, e.id, e.id,
    case when e.measure_return is null then 'measure' else 'measure_return' end, coalesce(e.measure_return, e.measure),
    e.at, e.person, e.person_name, e.withdrawn, w.person, e.withdrawn_by, e.withdrawn_why
from evidence_of_measure e
left join evidence_withdrawal w on w.organisation = e.organisation and w.evidence = e.id;

insert into evidence_words (organisation, evidence, words)
select organisation, id, lower(title || ' ' || file_name || ' ' || link) from evidence_of_measure;

drop table evidence_of_measure;
