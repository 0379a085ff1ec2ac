-- The dated map of shared services. Authorities and public services are those of the record; here is what they use, who
-- runs it, and whose data lies where. Every row says who changed it last, for two people who change it at once.
create table processor (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  note text not null default '',
  version int not null default 1,
  changed_by text not null,
  changed_at timestamptz not null
);

create table system (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  note text not null default '',
  version int not null default 1,
  changed_by text not null,
  changed_at timestamptz not null
);

create table data_set (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  controller_id uuid not null references authority,
  categories text[] not null default '{}',
  year_from int,
  year_to int check (year_to >= year_from),
  version int not null default 1,
  changed_by text not null,
  changed_at timestamptz not null
);

-- One column for each kind of end, so that an edge always leads to something that is there.
create table map_edge (
  id uuid primary key,
  kind text not null check (kind in ('uses', 'operates', 'runs-on', 'connects', 'holds')),
  source_authority uuid references authority,
  source_processor uuid references processor,
  source_service uuid references service,
  source_system uuid references system,
  target_system uuid references system,
  target_data_set uuid references data_set,
  from_day date,
  to_day date check (to_day >= from_day),
  year_from int,
  year_to int check (year_to >= year_from),
  note text not null default '',
  version int not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  check (num_nonnulls(source_authority, source_processor, source_service, source_system) = 1),
  check (num_nonnulls(target_system, target_data_set) = 1),
  check (target_system is null or source_system is distinct from target_system),
  check (case kind
    when 'uses' then source_authority is not null and target_system is not null
    when 'operates' then num_nonnulls(source_authority, source_processor) = 1 and target_system is not null
    when 'runs-on' then num_nonnulls(source_service, source_system) = 1 and target_system is not null
    when 'connects' then source_system is not null and target_system is not null
    else source_system is not null and target_data_set is not null end),
  check (kind = 'holds' or num_nonnulls(year_from, year_to) = 0)
);
create index map_edge_from_authority on map_edge (source_authority) where source_authority is not null;
create index map_edge_from_processor on map_edge (source_processor) where source_processor is not null;
create index map_edge_from_service on map_edge (source_service) where source_service is not null;
create index map_edge_from_system on map_edge (source_system) where source_system is not null;
create index map_edge_to_system on map_edge (target_system) where target_system is not null;
create index map_edge_to_data_set on map_edge (target_data_set) where target_data_set is not null;

select require_entry(name::regclass) from unnest(array['processor', 'system', 'data_set', 'map_edge']) as name;
select guard_rows(name::regclass) from unnest(array['processor', 'system', 'data_set', 'map_edge']) as name;

-- The map is common to all; who may not change all of it changes what is of the own authority.
create policy reads on processor for select to candour_staff using (true);
create policy reads on system for select to candour_staff using (true);
create policy reads on data_set for select to candour_staff using (true);
create policy reads on map_edge for select to candour_staff using (true);
create policy changes on processor for all to candour_staff using ((select my_role_may('map.change')));
create policy changes on system for all to candour_staff using ((select my_role_may('map.change')));
create policy changes on data_set for all to candour_staff using ((select my_role_may('map.change'))
  or ((select my_role_may('map.change-own')) and controller_id = (select my_authority())));
create policy changes on map_edge for all to candour_staff using ((select my_role_may('map.change'))
  or ((select my_role_may('map.change-own')) and (source_authority = (select my_authority())
    or exists (select from service s where s.id = source_service and s.authority_id = (select my_authority()))
    or exists (select from data_set d where d.id = target_data_set and d.controller_id = (select my_authority())))));
