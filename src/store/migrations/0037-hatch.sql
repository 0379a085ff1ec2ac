-- What came in by the hatch, so that each is taken once however often its file is found.
create table hatch_taken (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  kind text not null,
  taken_at timestamptz not null
);
select require_entry('hatch_taken');
select guard_rows('hatch_taken');
