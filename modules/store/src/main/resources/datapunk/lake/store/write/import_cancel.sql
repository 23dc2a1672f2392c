update import set cancelled = true where shard_key = ? and id = ? and status in ('queued', 'running', 'waiting')
