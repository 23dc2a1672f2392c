insert into device (shard_key, id, label) values (?, ?, ?) on conflict (shard_key, id) do nothing
