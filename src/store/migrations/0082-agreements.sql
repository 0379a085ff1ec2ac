-- Agreements between two authorities of an incident: one tells on behalf of both whoever is in both registers. Two people
-- of each side have said yes before it holds.
create table telling_agreement (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  teller_id uuid not null references authority,
  other_id uuid not null references authority check (other_id <> teller_id),
  state text not null check (state in ('proposed', 'offered', 'accepted', 'in-force', 'declined', 'ended')),
  reasons text not null check (reasons <> ''),
  proposed_by uuid not null references staff,
  proposed_at timestamptz not null,
  offered_by uuid references staff,
  offered_at timestamptz,
  accepted_by uuid references staff,
  accepted_at timestamptz,
  agreed_by uuid references staff,
  agreed_at timestamptz,
  ended_by uuid references staff,
  ended_at timestamptz,
  end_reasons text not null default '',
  check (offered_by is null or offered_by <> proposed_by),
  check (agreed_by is null or agreed_by <> accepted_by),
  check (state <> 'in-force' or (offered_by is not null and accepted_by is not null and agreed_by is not null)),
  check ((state in ('declined', 'ended')) = (ended_by is not null)),
  check (ended_by is null or end_reasons <> '')
);
create unique index telling_agreement_open on telling_agreement (incident_id, teller_id, other_id)
  where state not in ('declined', 'ended');
select require_entry('telling_agreement');
select guard_rows('telling_agreement');
create policy reads on telling_agreement for select to candour_staff
  using ((select my_authority()) in (teller_id, other_id) and incident_id in (select my_incidents()));

-- Whom a notice of one authority tells for another as well. Both are accounted for by it, or the other is free again.
create table told_for (
  notice_id uuid primary key references notice on delete cascade,
  other_notice_id uuid not null unique references notice on delete cascade,
  agreement_id uuid not null references telling_agreement
);
select require_entry('told_for');
select guard_rows('told_for');

create function settle_told_for() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.state = 'sent' then
    update notice o set state = 'sent', told_way = 'partner', told_at = coalesce(new.told_at, (
        select max(m.sent_at) from message m where m.notice_id = new.id), now()), told_by = 'system', told_proof = 'notice:' || new.id
      from told_for f where f.notice_id = new.id and o.id = f.other_notice_id and o.state = 'held';
  else
    delete from told_for where notice_id = new.id;
  end if;
  return null;
end $$;
create trigger settle_told_for after update of state on notice
  for each row when (new.state in ('sent', 'failed', 'withdrawn') and old.state <> new.state) execute function settle_told_for();

-- Written anew, it may say no more what is the other's: then the other tells its own.
create function words_are_its_own() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from told_for where notice_id = new.id;
  return null;
end $$;
create trigger words_are_its_own after update of words on notice
  for each row when (new.state in ('held', 'drafted') and old.words is distinct from new.words) execute function words_are_its_own();

create function free_for_its_own() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from notice where id = old.other_notice_id and state = 'held' and 'partner' = any(hold_reasons);
  return null;
end $$;
create trigger free_for_its_own after delete on told_for for each row execute function free_for_its_own();
