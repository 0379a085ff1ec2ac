-- What staff write for the public, in other languages. A translation is never changed: the next is written.
create table translation (
  number int generated always as identity primary key,
  -- "statement.UUID.3", "place.UUID": which text it is of.
  subject text not null check (subject ~ '^[a-z-]+(\.[0-9a-f-]{36}){1,2}(\.[0-9]+)?$'),
  kind text not null check (kind in
    ('incident', 'statement', 'point', 'outage', 'outage-part', 'service', 'maintenance', 'place')),
  language text not null check (language ~ '^[a-z]{2,3}(-[a-z]{2,8})?$' and language <> 'en'),
  incident_id uuid references incident on delete cascade,
  authority_id uuid not null references authority,
  -- By field: the English that it was made from, and what stands in its place.
  source jsonb not null,
  fields jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'approved', 'discarded', 'replaced', 'withdrawn')),
  author_name text not null,
  writers uuid[] not null,
  written_at timestamptz not null,
  approved_by uuid,
  approved_by_name text not null default '',
  approved_at timestamptz,
  check (approved_by is null or not (approved_by = any (writers))),
  -- Candour's own work approves for itself, people cannot.
  check (state not in ('approved', 'withdrawn') or (approved_at is not null and (approved_by is not null or writers = '{}')))
);
create unique index translation_drafted_once on translation (subject, language) where state = 'draft';
create unique index translation_stands_once on translation (subject, language) where state = 'approved';

select require_entry('translation');
select guard_rows('translation');
create policy reads on translation for select to candour_staff
  using (authority_id = (select my_authority())
    and (incident_id is null or incident_id in (select my_incidents())));
create policy writes on translation for insert to candour_staff
  with check (authority_id = (select my_authority())
    and (incident_id is null or incident_id in (select my_incidents()))
    and (select my_role_may('translation.write')));
create policy changes on translation for update to candour_staff
  using (authority_id = (select my_authority())
    and (incident_id is null or incident_id in (select my_incidents()))
    and ((select my_role_may('translation.write')) or (select my_role_may('translation.approve'))));

create function translation_keeps_its_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then raise exception 'a translation begins as a draft' using errcode = '23514'; end if;
    return new;
  end if;
  if new.state = 'approved' and old.state <> 'draft' then
    raise exception 'what was put away is not approved any more' using errcode = '23514';
  end if;
  if row(new.subject, new.kind, new.language, new.incident_id, new.authority_id, new.source, new.fields, new.writers)
     is distinct from
     row(old.subject, old.kind, old.language, old.incident_id, old.authority_id, old.source, old.fields, old.writers) then
    raise exception 'a translation is not changed: the next is written' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger translation_keeps_its_words before insert or update on translation
  for each row execute function translation_keeps_its_words();
