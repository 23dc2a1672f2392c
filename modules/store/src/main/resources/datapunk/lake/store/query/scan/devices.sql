select id, label from device where shard_key = $1 order by label, id
