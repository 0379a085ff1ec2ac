-- Exposure: what is believed of the intruder, what follows from it on the map, what people of each authority say of it, and
-- which partners were told. Written by Candour's own work, for it is about all authorities of an incident; judged by each
-- authority alone.

-- Every belief is kept.
create table belief (
  incident_id uuid not null references incident on delete cascade,
  number int not null check (number > 0),
  -- Where it began: [{"kind", "id"}] of systems, authorities and processors.
  origins jsonb not null check (jsonb_array_length(origins) between 1 and 20),
  since_day date not null,
  until_day date check (until_day >= since_day),
  reasons text not null check (number = 1 or reasons <> ''),
  believed_by text not null,
  believed_at timestamptz not null,
  primary key (incident_id, number)
);

-- What was worked out, from which belief and which state of the map, and what it changed.
create table reckoning (
  incident_id uuid not null references incident on delete cascade,
  number int not null check (number > 0),
  belief_number int not null,
  map_mark text not null,
  because text not null check (because in ('declared', 'belief', 'map')),
  reckoned_by text not null,
  reckoned_at timestamptz not null,
  added int not null,
  gone int not null,
  otherwise int not null,
  -- The first of them, as [exposure, what, ...].
  changes jsonb not null,
  -- Everything within reach, whosoever it is, each with the step that leads there: all paths in one.
  tree jsonb not null,
  primary key (incident_id, number),
  foreign key (incident_id, belief_number) references belief
);

create table exposure (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  thing_kind text not null check (thing_kind in ('system', 'service', 'data-set')),
  -- No reference: what was a mistake on the map goes from it, and what was judged stays.
  thing_id uuid not null,
  name text not null,
  relation text not null check (relation in ('operates', 'uses', 'owns', 'controls')),
  since_day date not null,
  years jsonb not null,
  copies jsonb not null,
  -- By which the authority uses or operates it; JSON's null where the thing is its own.
  tie jsonb not null,
  -- Of day, years and path: what a judgement is about.
  mark text not null check (mark ~ '^[0-9a-f]{32}$'),
  found_in int not null,
  changed_in int not null,
  gone_in int,
  unique (incident_id, authority_id, thing_kind, thing_id)
);

-- Every judgement is kept; the last one counts.
create table exposure_judgement (
  exposure_id uuid not null references exposure on delete cascade,
  number int not null check (number > 0),
  verdict text not null check (verdict in ('possible', 'confirmed', 'ruled-out')),
  reasons text not null check (verdict = 'confirmed' or reasons <> ''),
  judged_by uuid not null references staff,
  judged_at timestamptz not null,
  mark text not null check (mark ~ '^([0-9a-f]{32})?$'),
  primary key (exposure_id, number)
);

create table telling (
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  told_at timestamptz not null,
  told_by text not null,
  leads int not null check (leads >= 0),
  emails int not null check (emails >= 0),
  -- When it was decided of their e-mails; null: they are still to be queued.
  mailed_at timestamptz,
  -- Whoever queues them holds them until then: nobody else queues them meanwhile, and after a stop somebody does.
  mailing_until timestamptz,
  hand_words text not null default '',
  hand_by uuid references staff,
  hand_at timestamptz,
  acknowledged_by uuid references staff,
  acknowledged_at timestamptz,
  primary key (incident_id, authority_id),
  check ((hand_by is null) = (hand_at is null)),
  check ((acknowledged_by is null) = (acknowledged_at is null))
);

select require_entry(name::regclass) from unnest(array['belief', 'exposure', 'exposure_judgement']) as name;
-- That somebody is about to queue the e-mails decides nothing.
select require_entry('telling', 'old.mailed_at is distinct from new.mailed_at or old.emails <> new.emails
  or old.hand_at is distinct from new.hand_at or old.hand_words <> new.hand_words
  or old.acknowledged_at is distinct from new.acknowledged_at');
-- That the last reckoning holds for a later map as well decides nothing.
select require_entry('reckoning', 'old.changes is distinct from new.changes or old.belief_number <> new.belief_number');
select guard_rows(name::regclass) from unnest(array['belief', 'reckoning', 'exposure', 'exposure_judgement',
  'telling']) as name;

create policy reads on belief for select to candour_staff
  using (incident_id in (select my_incidents()) and (select my_role_may('exposure.read')));
create policy reads on reckoning for select to candour_staff
  using (incident_id in (select my_incidents()) and (select my_role_may('exposure.read')));
create policy reads on exposure for select to candour_staff
  using (incident_id in (select my_incidents()) and (select my_role_may('exposure.read')));
create policy reads on telling for select to candour_staff
  using (incident_id in (select my_incidents()) and (select my_role_may('exposure.read')));
create policy reads on exposure_judgement for select to candour_staff
  using (exists (select from exposure e where e.id = exposure_id));
create policy judges on exposure_judgement for insert to candour_staff
  with check ((select my_role_may('exposure.judge')) and exists (
    select from exposure e where e.id = exposure_id and e.authority_id = (select my_authority())));

create index telling_unsent on telling (incident_id) where mailed_at is null;

-- Announcements are of more than accounts: a partner's leads are told here that their authority is exposed.
alter table announcement drop constraint announcement_kind_check;
alter table announcement add constraint announcement_kind_check check (kind in ('break-glass-used', 'break-glass-set',
  'recovery-code-used', 'passphrase-link', 'factors-link', 'authority-exposed'));
alter table announcement alter column staff_id drop not null;
alter table announcement add column incident_id uuid references incident on delete cascade,
  add constraint announcement_about check ((kind = 'authority-exposed') = (incident_id is not null)),
  add constraint announcement_account check (staff_id is not null or incident_id is not null);

-- What the map of shared services is made of just now: another text for another map.
create function map_mark() returns text language sql stable security definer set search_path from current as $$
  select concat_ws(':', count(*), coalesce(sum(version), 0), coalesce(extract(epoch from max(changed_at)), 0))
  from (select version, changed_at from processor union all select version, changed_at from system
    union all select version, changed_at from data_set union all select version, changed_at from map_edge) as rows
$$;
