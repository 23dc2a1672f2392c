select from import_file
where shard_key = ? and import_id = ? and ordinal = ? and file_id <> ?
