select coalesce((select gen from generation where shard_key = $1), 0), lake.id from lake
