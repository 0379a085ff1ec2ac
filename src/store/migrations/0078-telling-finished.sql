-- Who signed that everybody is accounted for, with the counts and the hash of the file that proves them. It never changes:
-- what becomes of people afterwards is signed for anew.
create table telling_finish (
  incident_id uuid not null references incident,
  authority_id uuid not null references authority,
  number int not null check (number > 0),
  people int not null check (people > 0),
  counts jsonb not null,
  practice int not null check (practice >= 0),
  hash bytea not null check (length(hash) = 32),
  -- Sealed like what is written for the regulator: why those who are not told are not.
  words bytea not null,
  signed_by uuid not null references staff,
  signed_at timestamptz not null,
  primary key (incident_id, authority_id, number)
);
create trigger telling_finish_is_frozen before update or delete on telling_finish
  for each row execute function refuse_ledger_change();
create trigger telling_finish_is_not_emptied before truncate on telling_finish
  for each statement execute function refuse_ledger_change();

select require_entry('telling_finish');
select guard_rows('telling_finish');
create policy reads on telling_finish for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('progress.read')));
create policy signs on telling_finish for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('progress.finish')));

-- How far a partner is with its own people, and why not further, is the partner's own.
create policy own_finishes on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^progress\.finished' or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);

-- How many had been told when a report was sent.
alter table report_sent add column told int not null default 0 check (told >= 0);

-- What the count of all people reads of each message that failed.
create index message_failed on message (notice_id) include (channel, queued_at) where state = 'failed';
