select status from import where shard_key = ? and id = ? for update
