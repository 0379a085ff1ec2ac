-- Data keys, wrapped under the root key: one for what each authority holds in an incident, one for the look-ups of an
-- incident, one for what is read of a holding. A destroyed key keeps its row and loses its bytes: the row is the proof.
create table data_key (
  number int primary key generated always as identity,
  kind text not null check (kind in ('authority', 'lookup', 'stage')),
  -- kind and ids in one, as the key is bound to them.
  scope text not null,
  -- No references: a key's row outlives what it sealed.
  incident_id uuid not null,
  authority_id uuid,
  holding_id uuid,
  generation int not null default 1 check (generation > 0),
  -- Null where destroyed; also where an earlier Candour sealed with a key of the root itself, until the next start.
  wrapped bytea,
  created_at timestamptz not null default now(),
  -- From then on nothing is sealed with it.
  retired_at timestamptz,
  destroyed_at timestamptz,
  check ((kind = 'authority') = (authority_id is not null)),
  check ((kind = 'stage') = (holding_id is not null)),
  check (destroyed_at is null or wrapped is null),
  unique (scope, generation)
);
create unique index data_key_in_use on data_key (scope) where retired_at is null and destroyed_at is null;
create index data_key_by_incident on data_key (incident_id);

-- Each person's own key, wrapped under the data key of their authority. Null: sealed by an earlier Candour.
alter table person add column seal_key bytea;

-- Hashes that stand here stay what they are: the key that made them becomes their incident's, and likewise for stages.
insert into data_key (kind, scope, incident_id)
  select 'lookup', 'lookup ' || id, id from incident i
  where exists (select from holding h where h.incident_id = i.id);
insert into data_key (kind, scope, incident_id, holding_id)
  select 'stage', 'stage ' || id, incident_id, id from holding;
