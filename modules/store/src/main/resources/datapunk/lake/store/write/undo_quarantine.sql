delete from quarantine where shard_key = ? and file_id = any (?)
