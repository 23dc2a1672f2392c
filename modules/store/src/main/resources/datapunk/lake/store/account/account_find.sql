select shard_key, name from account where token_hash = $1
