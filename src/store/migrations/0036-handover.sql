-- Hand-over notes from one shift to the next: every version stays.
create table handover (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  number int not null check (number > 0),
  since timestamptz not null,
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  unique (incident_id, authority_id, number),
  check ((acknowledged_by is null) = (acknowledged_at is null))
);
create table handover_version (
  handover_id uuid not null references handover on delete cascade,
  version int not null check (version > 0),
  -- What was gathered and the words of who goes: staff may have typed a name.
  words bytea not null,
  by_staff uuid not null,
  written_at timestamptz not null,
  primary key (handover_id, version)
);
select require_entry(name::regclass) from unnest(array['handover', 'handover_version']) as name;
select guard_rows(name::regclass) from unnest(array['handover', 'handover_version']) as name;
create policy reads on handover for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('handover.read')));
create policy writes on handover for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('handover.write')));
create policy takes on handover for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('handover.write')));
create policy reads on handover_version for select to candour_staff
  using (exists (select from handover h where h.id = handover_id));
create policy writes on handover_version for insert to candour_staff
  with check ((select my_role_may('handover.write')) and exists (select from handover h where h.id = handover_id));
