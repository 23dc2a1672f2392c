select shard_key, name from account order by shard_key
