-- Which kinds of data a point says were taken: believed before anything is reviewed, and part of its wording.
alter table point
  add column taken text[] not null default '{}',
  add constraint taken_is_known_or_believed check (taken = '{}' or kind in ('known', 'believed'));

create or replace function point_keeps_its_words() returns trigger language plpgsql as $$
begin
  if row(new.kind, new.sure, new.text, new.why, new.revises, new.writers, new.authority_id, new.taken)
     is distinct from row(old.kind, old.sure, old.text, old.why, old.revises, old.writers, old.authority_id, old.taken) then
    raise exception 'a wording is not changed: the next is written' using errcode = '23514';
  end if;
  return new;
end $$;
