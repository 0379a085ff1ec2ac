-- Sightings: what staff saw and reported, each authority's own. What was typed, by whom, and what was attached is sealed; in
-- clear stand kinds, times and counts, by which the queue is read.
create table sighting_group (
  id uuid primary key,
  number bigint generated always as identity unique,
  authority_id uuid not null references authority,
  incident_id uuid references incident,
  kind text not null,
  -- Words by which it is known on pages; a few members that new ones are compared with; link hosts, hashes and senders.
  label bytea not null,
  profile bytea not null,
  indicators bytea not null,
  assigned_to uuid references staff,
  measure_id uuid,
  merged_into uuid references sighting_group,
  -- Somebody split it, merged it or moved something: Candour joins it with no other any more.
  judged boolean not null default false,
  members int not null default 0,
  open int not null default 0,
  -- Of those that are open the most urgent; 0: none is.
  urgency smallint not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  version int not null default 1,
  changed_by uuid,
  changed_at timestamptz
);
create index sighting_queue on sighting_group (authority_id, urgency desc, last_at desc, id desc)
  where merged_into is null;
create index sighting_group_in_incident on sighting_group (incident_id, authority_id, urgency desc, last_at desc)
  where incident_id is not null and merged_into is null;

create table sighting (
  id uuid primary key,
  number bigint generated always as identity unique,
  authority_id uuid not null references authority,
  group_id uuid not null references sighting_group,
  incident_id uuid references incident,
  kind text not null check (kind in ('email', 'link', 'text', 'call', 'login-prompt', 'device', 'other')),
  acts text[] not null check (acts <@ array['clicked', 'typed', 'opened']),
  channel text not null check (channel in ('form', 'phone', 'file', 'mailbox')),
  urgency smallint not null check (urgency between 1 and 3),
  seen_at timestamptz,
  received_at timestamptz not null,
  words bytea not null,
  features bytea not null,
  because text[] not null,
  -- Null: Candour.
  placed_by uuid,
  entered_by uuid,
  outcome text check (outcome in ('attack', 'harmless', 'unwanted', 'unclear')),
  closed_by uuid,
  closed_at timestamptz,
  answer bytea,
  reference bytea not null,
  keep_until date not null,
  check ((outcome is null) = (closed_at is null))
);
create index sighting_of_group on sighting (group_id, received_at desc, id);
create index sighting_by_end on sighting (keep_until);

create table sighting_key (
  authority_id uuid not null references authority,
  key bytea not null,
  group_id uuid not null references sighting_group on delete cascade,
  primary key (authority_id, key, group_id)
);
create index sighting_key_of_group on sighting_key (group_id);

create table sighting_file (
  id uuid primary key,
  sighting_id uuid not null references sighting on delete cascade,
  position int not null,
  name bytea not null,
  type text not null,
  bytes int not null,
  sha256 text not null,
  content bytea not null,
  -- How a message looks, where it is one.
  look bytea,
  unique (sighting_id, position)
);
-- Sealed bytes do not get smaller.
alter table sighting_file alter column content set storage external;

-- What the reporter is yet to be shown on the public site.
create table untold_sighting (
  sighting_id uuid primary key references sighting on delete cascade,
  -- Another one with each change: what was shown meanwhile does not count for the latest.
  mark uuid not null default gen_random_uuid()
);

select require_entry(name::regclass) from unnest(array['sighting_group', 'sighting', 'sighting_key', 'sighting_file']) as name;
select guard_rows(name::regclass) from unnest(array['sighting_group', 'sighting', 'sighting_key', 'sighting_file',
  'untold_sighting']) as name;

-- A sighting comes in by Candour's own work, which looks for the group that it belongs to; staff read and triage their own.
create policy reads on sighting_group for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('sighting.read')));
create policy adds on sighting_group for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('sighting.triage')));
create policy changes on sighting_group for update to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('sighting.triage')));
create policy reads on sighting for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('sighting.read')));
create policy changes on sighting for update to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('sighting.triage')));
create policy finds on sighting_key for all to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('sighting.triage')));
create policy reads on sighting_file for select to candour_staff
  using ((select my_role_may('sighting.read')) and exists (select from sighting s where s.id = sighting_id));
create policy tells on untold_sighting for all to candour_staff
  using ((select my_role_may('sighting.triage')) and exists (select from sighting s where s.id = sighting_id));

-- What authorities of one incident tell each other of their groups: counts, times and indicators; never who reported.
create function sighting_facts(incident uuid) returns table (group_id uuid, authority_id uuid, kind text, members int, open int,
    urgency smallint, first_at timestamptz, last_at timestamptz, indicators bytea)
  language sql stable security definer set search_path from current as
  $$ select g.id, g.authority_id, g.kind, g.members, g.open, g.urgency, g.first_at, g.last_at, g.indicators
    from sighting_group g where g.incident_id = sighting_facts.incident and g.merged_into is null
      and (my_authority() is null or sighting_facts.incident in (select my_incidents())) $$;

-- Entries about sightings outside of an incident are their authority's alone. Restrictive, beside what else is asked.
create policy own_sightings on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^sighting' or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);

-- How long a sighting is kept: as the incident's rule says of holdings, or a year.
create function sighting_months(incident uuid, authority uuid) returns int
  language sql stable security definer set search_path from current as
  $$ select coalesce((select r.holding_months from retention_rule r
    where r.incident_id = sighting_months.incident and r.authority_id = sighting_months.authority), 12) $$;
