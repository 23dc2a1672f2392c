select stream, cells from pyramid where shard_key = $1 and level = 8 and tile = 0 and month = 0
