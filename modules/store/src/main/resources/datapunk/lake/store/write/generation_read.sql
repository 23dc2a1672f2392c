select coalesce((select gen from generation where shard_key = ?), 0)
