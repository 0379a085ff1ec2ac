-- What the public is told that we know, believe and do not know yet. A wording is never changed: the next is written.
create table point (
  incident_id uuid not null references incident on delete cascade,
  number int not null check (number > 0),
  revises int,
  kind text not null check (kind in ('known', 'believed', 'not-known-yet', 'wrong')),
  sure text not null default '' check (sure in ('', 'possible', 'likely', 'very-likely')),
  text text not null check (text <> ''),
  why text not null default '',
  state text not null default 'draft' check (state in ('draft', 'published', 'discarded')),
  authority_id uuid not null references authority,
  author_name text not null,
  writers uuid[] not null,
  written_at timestamptz not null,
  approved_by uuid,
  approved_by_name text not null default '',
  published_at timestamptz,
  checked_at timestamptz,
  checked_by_name text not null default '',
  primary key (incident_id, number),
  foreign key (incident_id, revises) references point (incident_id, number),
  check ((revises is null) = (why = '')),
  check (kind <> 'wrong' or revises is not null),
  check ((kind = 'believed') = (sure <> '')),
  check ((state = 'published') = (published_at is not null)),
  check (state <> 'published' or (approved_by is not null and checked_at is not null)),
  check (approved_by is null or not (approved_by = any (writers)))
);
create index point_by_root on point (incident_id, revises);

select require_entry('point');
select guard_rows('point');
create policy reads on point for select to candour_staff using (incident_id in (select my_incidents()));
create policy writes on point for insert to candour_staff
  with check (incident_id in (select my_incidents()) and authority_id = (select my_authority())
    and (select my_role_may('point.write')));
create policy changes on point for update to candour_staff
  using (incident_id in (select my_incidents()) and authority_id = (select my_authority())
    and ((select my_role_may('point.approve')) or (select my_role_may('point.write'))));

create function point_keeps_its_words() returns trigger language plpgsql as $$
begin
  if row(new.kind, new.sure, new.text, new.why, new.revises, new.writers, new.authority_id)
     is distinct from row(old.kind, old.sure, old.text, old.why, old.revises, old.writers, old.authority_id) then
    raise exception 'a wording is not changed: the next is written' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger point_keeps_its_words before update on point for each row execute function point_keeps_its_words();
