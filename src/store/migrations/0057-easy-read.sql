-- A statement's words in easy read: a part of the text, approved with it.
alter table statement add column easy_read text not null default '';

create or replace function statement_goes_by_its_steps() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then raise exception 'a statement begins as a draft' using errcode = '23514'; end if;
    return new;
  end if;
  if new.state = 'published' and old.state not in ('approved', 'published', 'retracted') then
    raise exception 'a statement is published with a second person''s yes' using errcode = '23514';
  end if;
  if row(new.title, new.body, new.easy_read, new.writers, new.corrects, new.changed, new.authority_id)
     is distinct from row(old.title, old.body, old.easy_read, old.writers, old.corrects, old.changed, old.authority_id) then
    raise exception 'a text that was written is not changed: the next is written' using errcode = '23514';
  end if;
  return new;
end $$;
