-- Evidence bundles and who had them in hand. The bundles lie as sealed files beside the record, each under a key of its own.
create table evidence (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  number int not null check (number > 0),
  mark text not null check (mark in ('red', 'amber-strict', 'amber', 'green', 'clear')),
  originals boolean not null,
  reasons text not null check (reasons <> ''),
  -- Whom it is for: a name of somebody, it may be.
  words bytea not null,
  state text not null check (state in ('asked', 'made', 'refused')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid check (decided_by <> asked_by),
  made_at timestamptz,
  sha256 bytea check (length(sha256) = 32),
  bytes bigint,
  files int,
  ledger_size bigint,
  -- Opens the file; sealed.
  key bytea,
  unique (incident_id, authority_id, number),
  check ((state = 'made') = (made_at is not null and sha256 is not null and bytes is not null and key is not null)),
  -- With originals nobody makes one alone.
  check (not originals or state <> 'made' or decided_by is not null)
);
create table evidence_custody (
  evidence_id uuid not null references evidence on delete cascade,
  number int not null check (number > 0),
  kind text not null check (kind in ('taken', 'handed')),
  beyond boolean not null,
  reasons text not null check (reasons <> '' or not beyond),
  words bytea not null,
  by_staff uuid not null,
  happened_at timestamptz not null,
  written_at timestamptz not null,
  primary key (evidence_id, number)
);
select require_entry(name::regclass) from unnest(array['evidence', 'evidence_custody']) as name;
select guard_rows(name::regclass) from unnest(array['evidence', 'evidence_custody']) as name;
create policy reads on evidence for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('evidence.read')));
create policy asks on evidence for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('evidence.make')));
create policy decides on evidence for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('evidence.make')));
create policy reads on evidence_custody for select to candour_staff
  using (exists (select from evidence e where e.id = evidence_id));
create policy adds on evidence_custody for insert to candour_staff
  with check (exists (select from evidence e where e.id = evidence_id));
