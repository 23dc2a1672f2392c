insert into stream (shard_key, id, feed, inferred, precision) values (?, ?, ?, ?, ?)
on conflict (shard_key, id) do nothing
