update import set status = 'running' where shard_key = ? and id = ? and status = 'queued'
