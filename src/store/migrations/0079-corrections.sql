-- What an earlier notice said wrongly, and to whom: each correction is one round of notices of its own.
create table correction (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  -- category: whoever was told of these kinds of data; everybody: whoever was told at all.
  chosen text not null check (chosen in ('category', 'everybody')),
  wrong text[] not null,
  -- In words for the people, about none of them.
  said text not null check (said <> ''),
  truth text not null check (truth <> ''),
  told_from timestamptz,
  told_to timestamptz,
  reasons text not null check (reasons <> ''),
  made_by uuid not null references staff,
  made_at timestamptz not null,
  check ((chosen = 'category') = (wrong <> '{}'))
);
create index correction_of_incident on correction (incident_id, authority_id, made_at);
alter table notice add constraint corrects foreign key (correction_id) references correction,
  add constraint correction_has_its_round check ((kind = 'correction') = (correction_id is not null));

select require_entry('correction');
select guard_rows('correction');
-- Drafting is Candour's own work, for one authority.
create policy reads on correction for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('notice.read')));
