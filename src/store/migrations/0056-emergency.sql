-- Messages above every page of the public site, by one person alone; a second one looks after.
create table emergency (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  text text not null check (text <> '' and length(text) <= 2000),
  started_at timestamptz not null,
  authority_id uuid references authority,
  staff_id uuid,
  by_name text not null,
  stood_by uuid,
  stood_by_name text not null default '',
  stood_at timestamptz,
  ended_at timestamptz,
  ended_by_name text not null default '',
  check (stood_by is null or stood_by is distinct from staff_id)
);
create unique index one_emergency on emergency ((true)) where ended_at is null;
select require_entry('emergency');
select guard_rows('emergency');
create policy reads on emergency for select to candour_staff using (true);
create policy begins on emergency for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('emergency.publish')));
create policy changes on emergency for update to candour_staff
  using ((select my_role_may('emergency.publish')) or (select my_role_may('emergency.stand-by')));
