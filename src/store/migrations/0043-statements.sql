-- Statements: a second person's yes before publication, corrections at the same address, and withdrawal.

alter table statement
  add column state text not null default 'draft'
    check (state in ('draft', 'approved', 'sent-back', 'discarded', 'published', 'retracted')),
  add column authority_id uuid references authority,
  add column writers uuid[] not null default '{}',
  add column corrects integer,
  add column changed text not null default '',
  add column approved_by uuid,
  add column approved_by_name text not null default '',
  add column approved_at timestamptz,
  add column why text not null default '',
  add column retracted_at timestamptz,
  add constraint corrects_a_text_of_the_incident foreign key (incident_id, corrects) references statement (incident_id, number),
  add constraint correction_says_what_changed check (corrects is null or changed <> ''),
  add constraint nobody_approves_own_words check (approved_by is null or not (approved_by = any (writers))),
  add constraint approved_has_its_yes check (state <> 'approved' or approved_at is not null),
  add constraint retracted_says_why check (state <> 'retracted' or (why <> '' and retracted_at is not null));

alter table statement disable trigger user;
update statement set
  state = case when published_at is null then 'draft' else 'published' end,
  writers = case when author_id is null then '{}' else array[author_id] end,
  authority_id = (select staff.authority_id from staff where staff.id = statement.author_id);
alter table statement enable trigger user;

alter table statement add constraint published_has_its_day check (state not in ('published', 'retracted') or published_at is not null);

-- What is published was approved before, whoever writes it down.
create function statement_goes_by_its_steps() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then raise exception 'a statement begins as a draft' using errcode = '23514'; end if;
    return new;
  end if;
  if new.state = 'published' and old.state not in ('approved', 'published', 'retracted') then
    raise exception 'a statement is published with a second person''s yes' using errcode = '23514';
  end if;
  if row(new.title, new.body, new.writers, new.corrects, new.changed, new.authority_id)
     is distinct from row(old.title, old.body, old.writers, old.corrects, old.changed, old.authority_id) then
    raise exception 'a text that was written is not changed: the next is written' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger statement_goes_by_its_steps before insert or update on statement
  for each row execute function statement_goes_by_its_steps();

create policy approves on statement for update to candour_staff
  using (incident_id in (select my_incidents()) and (select my_role_may('statement.approve')));
