-- How somebody reads best: their format and language, as they or those who know them said.
create table reading_need (
  person_id uuid primary key references person on delete cascade,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  format text not null check (format in ('plain', 'large-print', 'easy-read')),
  language text not null check (language ~ '^[a-z]{2,3}(-[a-z]{2,8})?$'),
  way text not null check (way in ('hand', 'import')),
  version int not null check (version > 0),
  changed_by uuid not null references staff,
  changed_by_name text not null,
  changed_at timestamptz not null
);
create index reading_need_by_incident on reading_need (incident_id, authority_id);
select require_entry('reading_need');
select guard_rows('reading_need');
create policy reads on reading_need for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()));
create policy writes on reading_need for all to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('reading-need.set')))
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('reading-need.set'))
    -- Nobody of another authority is ever marked, whatever the form said.
    and exists (select from person p where p.id = person_id and p.authority_id = reading_need.authority_id
      and p.incident_id = reading_need.incident_id));
