insert into import_file (shard_key, import_id, ordinal, file_id, path, format, status, bytes)
values (?, ?, ?, ?, ?, ?, 'running', greatest(?, 0))
on conflict (shard_key, import_id, ordinal) do nothing
