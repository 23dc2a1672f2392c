insert into file (shard_key, id, format) values (?, ?, ?)
on conflict (shard_key, id) do update set format = file.format
