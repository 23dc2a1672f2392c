update import_file
set checkpoint = ?, stored = stored + ?, duplicate = duplicate + ?, superseded = superseded + ?, rejected = rejected + ?
where shard_key = ? and import_id = ? and ordinal = ?
