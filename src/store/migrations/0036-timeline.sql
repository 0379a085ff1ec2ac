-- The timeline: entries of the ledger by when they happened, and lines that staff add by hand.
alter table ledger_entry add column happened text
  generated always as (coalesce(leaf::jsonb ->> 'happened', leaf::jsonb ->> 'written')) stored;
create index ledger_entry_happened on ledger_entry (incident, happened)
  where incident is not null and position is not null;

-- Every version of a line is a row of its own, and none is ever changed.
create table timeline_line (
  id uuid not null,
  version int not null check (version > 0),
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  reach text not null check (reach in ('own', 'involved')),
  -- The entry of the ledger that it puts right, by its number.
  corrects bigint,
  happened timestamptz not null,
  zone text not null check (zone in ('uk', 'gmt', 'bst')),
  exactness text not null check (exactness in ('minute', 'hour', 'day', 'about')),
  -- What happened and from where it is known: staff may have typed a name.
  words bytea not null,
  struck boolean not null default false,
  reasons text not null default '',
  by_staff uuid not null,
  written_at timestamptz not null,
  primary key (id, version)
);
create index timeline_line_of on timeline_line (incident_id, happened);
create index timeline_line_corrects on timeline_line (corrects) where corrects is not null;
create trigger timeline_line_is_kept before update or delete on timeline_line
  for each row when (pg_trigger_depth() = 0) execute function refuse_ledger_change();

-- Moments that an authority keeps at hand: "line:…" or "entry:17".
create table timeline_pin (
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  key text not null,
  by_staff uuid not null,
  at timestamptz not null,
  primary key (incident_id, authority_id, key)
);

select require_entry(name::regclass) from unnest(array['timeline_line', 'timeline_pin']) as name;
select guard_rows(name::regclass) from unnest(array['timeline_line', 'timeline_pin']) as name;
create policy reads on timeline_line for select to candour_staff
  using (incident_id in (select my_incidents()) and (select my_role_may('timeline.read'))
    and (authority_id = (select my_authority()) or reach = 'involved'));
create policy writes on timeline_line for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('timeline.write')));
create policy reads on timeline_pin for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('timeline.read')));
create policy pins on timeline_pin for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('timeline.write')));
create policy unpins on timeline_pin for delete to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('timeline.write')));

-- What is one authority's own matter is read in the ledger by it alone, besides what was so already.
create policy own_matters on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^(timeline|handover|referral|evidence)\.'
    or coalesce(leaf::jsonb -> 'detail' ->> 'authority', (select my_authority())::text) = (select my_authority())::text);
