-- A message that may have gone is decided by somebody of its authority, and nothing else of it is theirs to write. Permissive
-- policies widen one another, so each names the state that it begins with and those that it may end in.
create policy decides_unsure on notice for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('unsure.decide')) and state = 'sending')
  with check (authority_id = (select my_authority()) and (select my_role_may('unsure.decide'))
    and state in ('sending', 'sent', 'failed', 'withdrawn'));
create policy decides_unsure on message for update to candour_staff
  using (state = 'unsure' and (select my_role_may('unsure.decide')) and exists (
    select from notice n where n.id = notice_id and n.authority_id = (select my_authority())
      and n.incident_id in (select my_incidents())))
  with check ((select my_role_may('unsure.decide')) and state in ('sent', 'queued', 'failed') and exists (
    select from notice n where n.id = notice_id and n.authority_id = (select my_authority())));
create policy decides_unsure on attempt for update to candour_staff
  using (outcome in ('open', 'unknown') and (select my_role_may('unsure.decide')) and exists (
    select from message m join notice n on n.id = m.notice_id
    where m.reference = message_reference and n.authority_id = (select my_authority())))
  with check ((select my_role_may('unsure.decide')) and outcome in ('sent', 'not-sent', 'unknown'));

-- How many of a partner's messages were in doubt, and what became of them, is the partner's own.
create policy own_unsure on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^unsure\.' or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);
