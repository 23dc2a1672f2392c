select data from pending where shard_key = $1
