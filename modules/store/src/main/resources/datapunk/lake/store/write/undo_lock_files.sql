select f.id from file f
where f.shard_key = ?
  and f.id in (select l.file_id from import_file l where l.shard_key = f.shard_key and l.import_id = ?)
order by f.id
for update of f
