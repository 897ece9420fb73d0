-- What stood in an exhibit itself, a file or a link, becomes evidence with the exhibit's id, and the exhibit uses it. While the
-- challenge's report is not final it is restricted, since until then nobody but its peers and who runs challenges saw it. An
-- exhibit that had both keeps its link.

insert into evidence_file (organisation, sha256, size, content)
select organisation, sha256, size, content from exhibit where content is not null and sha256 <> ''
on conflict do nothing;

insert into evidence (organisation, id, kind, title, sensitivity, at, person, person_name)
select x.organisation, x.id, case when x.sha256 <> '' then 'file' else 'link' end, x.title,
    case when c.stage in ('final_report', 'closed') then 'council' else 'restricted' end, x.at, x.person, x.person_name
from exhibit x join challenge c on c.organisation = x.organisation and c.id = x.challenge
where x.sha256 <> '' or x.link <> '';

insert into evidence_revision
    (organisation, id, evidence, number, kind, link, file_name, media_type, size, sha256, at, person, person_name)
select organisation, id, id, 1, case when sha256 <> '' then 'file' else 'link' end, case when sha256 <> '' then '' else link end,
    file_name, case when sha256 <> '' then 'application/octet-stream' else '' end, size, nullif(sha256, ''), at, person, person_name
from exhibit where sha256 <> '' or link <> '';

insert into evidence_use (organisation, id, evidence, noun, noun_id, at, person, person_name)
select organisation, id, id, 'exhibit', id, at, person, person_name from exhibit where sha256 <> '' or link <> '';

insert into evidence_words (organisation, evidence, words)
select organisation, id, lower(title || ' ' || file_name || ' ' || link) from exhibit where sha256 <> '' or link <> '';

update exhibit set link = '' where sha256 = '' and link <> '';

alter table exhibit drop column file_name;
alter table exhibit drop column size;
alter table exhibit drop column sha256;
alter table exhibit drop column content;
