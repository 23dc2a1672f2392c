delete from file where shard_key = ? and id = any (?)
