select id from file where shard_key = ? and id = ? for no key update
