-- Whom the press asks, and the code of the area (Office for National Statistics) that alerts name.
alter table authority
  add column press_phone text not null default '',
  add column press_email text not null default '',
  add column area_code text not null default '' check (area_code ~ '^([EWSN][0-9]{8})?$');
