-- Help in person: places with weekly hours and days that are otherwise, in place of a list of dated openings; and an
-- authority's own colour.
alter table authority add column colour text not null default '' check (colour ~ '^(#[0-9a-f]{6})?$');

create table place (
  id uuid primary key,
  authority_id uuid not null references authority,
  name text not null check (name <> ''),
  address text[] not null default '{}',
  access text not null default '',
  phone text not null default '',
  -- [{"weekday": "monday", "opens": "09:00", "closes": "17:00"}]
  weekly jsonb not null default '[]',
  -- [{"day": "2026-11-28", "hours": {"opens": "10:00", "closes": "16:00"} or null, "words": "Emergencies only"}]
  special jsonb not null default '[]',
  valid_from date,
  valid_until date check (valid_until >= valid_from),
  version int not null default 1,
  removed_at timestamptz,
  position int generated always as identity
);

-- The dated openings of before, each place with its days; what was no day or no time stays as words.
insert into place (id, authority_id, name, access, special)
select gen_random_uuid(), authority_id, left(coalesce(nullif(place, ''), 'Help in person'), 100),
  coalesce(string_agg(concat_ws(', ', day, opens || ' to ' || closes, nullif(note, '')), E'\n' order by position)
    filter (where not fit), ''),
  coalesce(jsonb_agg(jsonb_build_object('day', day, 'hours', jsonb_build_object('opens', opens, 'closes', closes),
    'words', note) order by day, opens) filter (where fit), '[]')
from (select *, day ~ '^\d{4}-\d\d-\d\d$' and opens ~ '^([01]\d|2[0-3]):[0-5]\d$'
    and closes ~ '^([01]\d|2[0-3]):[0-5]\d$' and opens < closes as fit from opening_hours) as dated
group by authority_id, place;
drop table opening_hours;

select require_entry('place');
select guard_rows('place');
create policy reads on place for select to candour_staff using (true);
create policy changes on place for all to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('hours.change')));
