select ordinal, status, checkpoint from import_file
where shard_key = ? and import_id = ? and file_id = ?
order by (status = 'running') desc, ordinal desc limit 1
for update
