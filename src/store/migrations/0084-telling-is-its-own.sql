-- Waves, corrections, words and how people read best are one controller's own matter, in the ledger as well.
create policy own_telling on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^(wave|correction|wording|reading-needs?|public-notice)\.'
    or coalesce(leaf::jsonb -> 'detail' ->> 'authority', (select my_authority())::text) = (select my_authority())::text);

-- Whoever is held no longer, however that came about, has no work on them: the next time begins anew.
create function hold_work_ends() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from hold_work where person_id = new.person_id;
  return null;
end $$;
create trigger hold_work_ends after update of state on notice for each row
  when (old.state = 'held' and new.state <> 'held') execute function hold_work_ends();
