-- By this the record knows its master key again: a missing or another key is refused before anything is sealed with it.
create table master_key (
  singleton boolean primary key default true check (singleton),
  mark text not null check (mark ~ '^[0-9a-f]{64}$')
);
