-- The words of notices as each authority has written them. A wording is never changed: the next is written.
create table wording (
  number int generated always as identity primary key,
  authority_id uuid not null references authority,
  language text not null check (language ~ '^[a-z]{2,3}(-[a-z]{2,8})?$'),
  kind text not null check (kind in ('plain', 'easy-read', 'advice', 'kinds')),
  version int not null check (version > 0),
  -- By field: the English that it was made from, and what it says.
  source jsonb not null,
  fields jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'approved', 'discarded', 'replaced')),
  author_name text not null,
  writers uuid[] not null check (cardinality(writers) > 0),
  written_at timestamptz not null,
  approved_by uuid references staff,
  approved_by_name text not null default '',
  approved_at timestamptz,
  check (approved_by is null or not (approved_by = any (writers))),
  check (state <> 'approved' or (approved_at is not null and approved_by is not null)),
  unique (authority_id, language, kind, version)
);
create unique index wording_drafted_once on wording (authority_id, language, kind) where state = 'draft';
create unique index wording_stands_once on wording (authority_id, language, kind) where state = 'approved';

select require_entry('wording');
select guard_rows('wording');
create policy reads on wording for select to candour_staff using (authority_id = (select my_authority()));
create policy writes on wording for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('wording.write')));
create policy changes on wording for update to candour_staff
  using (authority_id = (select my_authority())
    and ((select my_role_may('wording.write')) or (select my_role_may('wording.approve'))));

create function wording_keeps_its_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then raise exception 'words begin as a draft' using errcode = '23514'; end if;
    return new;
  end if;
  if new.state = 'approved' and old.state <> 'draft' then
    raise exception 'what was put away is not approved any more' using errcode = '23514';
  end if;
  if row(new.authority_id, new.language, new.kind, new.version, new.source, new.fields, new.writers)
     is distinct from row(old.authority_id, old.language, old.kind, old.version, old.source, old.fields, old.writers) then
    raise exception 'words are not changed: the next are written' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger wording_keeps_its_words before insert or update on wording
  for each row execute function wording_keeps_its_words();

-- What a draft was made from: a mark of all the words in its format and language, and what staff call them.
alter table notice add column words_mark text not null default '', add column words_from text not null default '';
