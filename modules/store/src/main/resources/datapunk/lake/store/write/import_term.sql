select status in ('queued', 'running', 'waiting'), term from import where shard_key = ? and id = ? for share
