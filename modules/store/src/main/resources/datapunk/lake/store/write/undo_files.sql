select distinct l.file_id from import_file l
where l.shard_key = ? and l.import_id = ?
  and not exists (
      select 1 from import_file o
      where o.shard_key = l.shard_key and o.file_id = l.file_id and o.import_id <> l.import_id and o.status <> 'undone')
