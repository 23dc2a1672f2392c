select id from import where shard_key = ? and id = ? and status in ('queued', 'running', 'waiting') for share
