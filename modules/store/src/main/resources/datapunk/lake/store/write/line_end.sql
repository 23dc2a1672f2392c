update import_file
set status = ?, partial = ?, message = ?, bytes = ?, elements = ?::jsonb, observations = ?::jsonb
where shard_key = ? and import_id = ? and ordinal = ?
