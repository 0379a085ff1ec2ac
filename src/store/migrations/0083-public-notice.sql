-- People who are told by a public notice, because to tell each would be a disproportionate effort (Art. 34(3)(c)): which
-- statement it was, and how many each round accounted for. Each person's own notice says it too.
create table public_notice (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  statement int not null,
  decisions int[] not null check (decisions <> '{}'),
  people int not null check (people > 0),
  made_by uuid not null references staff,
  made_at timestamptz not null,
  foreign key (incident_id, statement) references statement (incident_id, number)
);
create index public_notice_of on public_notice (incident_id, authority_id, made_at);
select require_entry('public_notice');
select guard_rows('public_notice');
create policy reads on public_notice for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()));
