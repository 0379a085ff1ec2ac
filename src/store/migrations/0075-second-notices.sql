-- One first notice a person; what comes later has a number of its own: what was found since, or what was said wrongly.
alter table notice drop constraint notice_person_id_key,
  add column kind text not null default 'first' check (kind in ('first', 'second', 'correction')),
  add column ordinal int not null default 1 check (ordinal > 0),
  -- What it says was taken; null where it was drafted before this was kept.
  add column categories text[],
  -- Told without a message of ours: how, when, by whom, and what proves it.
  add column told_way text check (told_way in ('phone', 'public', 'partner')),
  add column told_at timestamptz,
  add column told_by text,
  add column told_proof text,
  -- Keyed, so that somebody who must not be written to is known without being opened.
  add column destination_hash bytea,
  add column correction_id uuid,
  add constraint first_notice_is_the_first check ((kind = 'first') = (ordinal = 1)),
  add constraint told_has_its_proof check (
    (told_way is null) = (told_at is null) and (told_way is null) = (told_by is null) and (told_way is null) = (told_proof is null)),
  add constraint told_is_told check (told_way is null or state = 'sent');
-- Nobody is told twice by one of the same number, and of each later kind one is under way.
create unique index notice_once on notice (person_id, ordinal);
create unique index later_notice_under_way on notice (person_id, kind)
  where kind <> 'first' and state in ('held', 'drafted', 'approved', 'sending');

-- What is told by phone, by a public notice or by a partner needs no address.
do $$
declare named text;
begin
  select conname into strict named from pg_constraint
    where conrelid = 'notice'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%channel IS NOT NULL%destination IS NOT NULL%';
  execute format('alter table notice drop constraint %I', named);
end $$;
alter table notice add constraint sent_goes_somewhere check (
  state in ('held', 'drafted', 'withdrawn') or told_way is not null or (channel is not null and destination is not null));

alter table notice disable trigger user;
update notice n set categories = p.categories from person p where p.id = n.person_id and p.reviews = n.reviews;
alter table notice enable trigger user;

-- Whoever has had all that was found is no longer somebody of whom more was found.
create function all_is_told() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update person set more_found = false where id = new.person_id and reviews = new.reviews and more_found;
  return null;
end $$;
create trigger all_is_told after update of state on notice
  for each row when (new.kind = 'second' and new.state = 'sent' and old.state <> 'sent') execute function all_is_told();
