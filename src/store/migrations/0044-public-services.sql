-- Services with an address of their own, what was said of them at every time, planned maintenance, and outages that
-- several authorities share.
alter table service add column key text, add column group_name text not null default '',
  add column rank int not null default 0, add column expected_day date, add column channels jsonb not null default '[]';

-- No decision of anybody: the names are as they were.
alter table service disable trigger update_has_its_entry;
with named as (
  select id, authority_id, position, coalesce(nullif(left(trim(both '-' from
    regexp_replace(replace(replace(lower(name), '''', ''), '’', ''), '[^a-z0-9]+', '-', 'g')), 60), ''), 'service') as base
  from service),
numbered as (
  select id, base, row_number() over (partition by authority_id, base order by position) as number from named)
update service s set key = trim(both '-' from n.base) || case when n.number = 1 then '' else '-' || n.number end
from numbered n where n.id = s.id;
alter table service enable trigger update_has_its_entry;
alter table service alter column key set not null, add check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
create unique index service_key on service (authority_id, key);

-- What was said of a service, each time that it changed.
create table service_change (
  service_id uuid not null references service on delete cascade,
  number int not null,
  at timestamptz not null,
  status text not null check (status in ('running', 'disrupted', 'suspended', 'essential')),
  expected text not null default '',
  expected_day date,
  primary key (service_id, number)
);
-- What is known from before this was kept: the ledger has each change.
insert into service_change (service_id, number, at, status, expected)
select id, row_number() over (partition by id order by at), at, status, expected from (
  select s.id, coalesce(e.leaf::jsonb ->> 'written', e.leaf::jsonb ->> 'at')::timestamptz as at,
    case e.verb when 'service.added' then 'running' else e.leaf::jsonb -> 'detail' ->> 'to' end as status,
    coalesce(e.leaf::jsonb -> 'detail' ->> 'expected', '') as expected
  from service s join ledger_entry e on e.leaf::jsonb ->> 'subject' = 'service:' || s.id
  where e.verb in ('service.added', 'service.status-set')
  union all
  select s.id, s.since, s.status, s.expected from service s where not exists (
    select from ledger_entry e where e.leaf::jsonb ->> 'subject' = 'service:' || s.id
      and e.verb in ('service.added', 'service.status-set'))
) as known where status in ('running', 'disrupted', 'suspended', 'essential') and at is not null;
select require_entry('service_change');
select guard_rows('service_change');
create policy reads on service_change for select to candour_staff using (true);
create policy adds on service_change for insert to candour_staff
  with check ((select my_role_may('service.change')) and exists (
    select from service s where s.id = service_id and s.authority_id = (select my_authority())));

create table maintenance (
  id uuid primary key,
  authority_id uuid not null references authority,
  services uuid[] not null check (cardinality(services) > 0),
  title text not null check (title <> ''),
  words text not null default '',
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  cancelled_at timestamptz
);
select require_entry('maintenance');
select guard_rows('maintenance');
create policy reads on maintenance for select to candour_staff using (true);
create policy changes on maintenance for all to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('maintenance.plan')));

create table outage (
  id uuid primary key,
  origin_id uuid not null references authority,
  system_id uuid references system on delete set null,
  title text not null check (title <> ''),
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at)
);
-- What is said of it, each time anew.
create table outage_saying (
  outage_id uuid not null references outage on delete cascade,
  number int not null,
  at timestamptz not null,
  by_staff text not null,
  status text not null check (status in ('disrupted', 'suspended', 'essential')),
  words text not null default '',
  expected text not null default '',
  expected_day date,
  primary key (outage_id, number)
);
-- Each authority's own: it joins and speaks for itself.
create table outage_part (
  outage_id uuid not null references outage on delete cascade,
  authority_id uuid not null references authority,
  services uuid[] not null check (cardinality(services) > 0),
  state text not null check (state in ('waiting', 'joined', 'declined')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  words text not null default '',
  channels jsonb not null default '[]',
  primary key (outage_id, authority_id),
  check ((state = 'waiting') = (decided_at is null))
);
select require_entry(name::regclass) from unnest(array['outage', 'outage_saying', 'outage_part']) as name;
select guard_rows(name::regclass) from unnest(array['outage', 'outage_saying', 'outage_part']) as name;
create policy reads on outage for select to candour_staff using (true);
create policy reads on outage_saying for select to candour_staff using (true);
create policy reads on outage_part for select to candour_staff using (true);
create policy opens on outage for all to candour_staff
  using (origin_id = (select my_authority()) and (select my_role_may('outage.tell')));
create policy says on outage_saying for insert to candour_staff with check ((select my_role_may('outage.tell'))
  and exists (select from outage o where o.id = outage_id and o.origin_id = (select my_authority())));
-- Whoever tells of the outage asks the others; a yes is each authority's own.
create policy asks on outage_part for insert to candour_staff with check ((select my_role_may('outage.tell'))
  and (state = 'waiting' or authority_id = (select my_authority()))
  and exists (select from outage o where o.id = outage_id and o.origin_id = (select my_authority())));
create policy answers on outage_part for update to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('outage.join')));
