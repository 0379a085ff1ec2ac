-- Name, folder and prefixes are sealed from now on, for paths may name people; a keyed hash tells a folder that was
-- loaded before. What stands here in clear is sealed with the next review of its holding.
alter table holding add column folder_hash bytea,
  add constraint holding_folder_is_new unique (incident_id, folder_hash);
