select from import where shard_key = ? and id = ?
