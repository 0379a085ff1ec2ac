-- Which folder the messages go to: a file in it bears the same mark. Another folder would not know what has been sent.
create table outbox (
  singleton boolean primary key default true check (singleton),
  mark uuid not null
);
