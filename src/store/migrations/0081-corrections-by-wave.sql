-- Corrections to whoever was told in one wave, or by a notice that was made from one version of the words.
alter table correction drop constraint correction_chosen_check, drop constraint correction_check,
  add column wave_id uuid references wave on delete cascade,
  -- As notices name it in words_from; '': as the words came with Candour.
  add column words_from text,
  add constraint correction_chosen check (chosen in ('category', 'everybody', 'wave', 'words')),
  add constraint correction_names_its_ground check ((chosen = 'wave') = (wave_id is not null)
    and (chosen = 'words') = (words_from is not null)
    and (chosen <> 'category' or wrong <> '{}') and (chosen <> 'everybody' or wrong = '{}'));

-- Whoever calls reads no waves: whether one of them has another way left for this notice is all that they need.
create function has_another_way(wanted uuid) returns boolean language sql stable security definer set search_path from current as $$
  select not exists (select from message o where o.notice_id = wanted and o.state <> 'failed')
    and exists (
      select from message m join notice n on n.id = m.notice_id join wave w on w.id = m.wave_id,
        jsonb_array_elements_text(w.plan -> 'ways') way
      where m.notice_id = wanted and n.authority_id = coalesce((select my_authority()), n.authority_id)
        and not exists (select from sending_hold h where h.person_id = n.person_id)
        and n.reviews = (select p.reviews from person p where p.id = n.person_id)
        and (w.state in ('running', 'paused') or (w.state = 'finished' and not w.practice))
        and way = any(n.ways) and way not in (select o.channel from message o where o.notice_id = wanted))
$$;

alter table hold_effort drop constraint hold_effort_outcome_check, add check (outcome in
  ('spoke', 'guardian-checked', 'no-answer', 'refused', 'not-safe', 'wrong-person', 'asked', 'checked'));
-- A call to somebody whom the gate holds is work on them, by whoever called.
create policy calls on hold_effort for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('phone.call')) and way = 'phone'
    and exists (select from to_call t where t.person_id = hold_effort.person_id and t.authority_id = hold_effort.authority_id));
