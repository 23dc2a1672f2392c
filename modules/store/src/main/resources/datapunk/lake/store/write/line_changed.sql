update import_file
set status = 'failed', partial = true, message = ?
where shard_key = ? and import_id = ? and ordinal = ? and status = 'running'
