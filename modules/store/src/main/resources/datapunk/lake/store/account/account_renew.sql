update account set token_hash = $2 where shard_key = $1
returning shard_key, name
