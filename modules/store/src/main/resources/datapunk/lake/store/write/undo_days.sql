select stream, day from support where shard_key = ? and file_id = any (?) group by stream, day order by stream, day
