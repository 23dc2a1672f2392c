update import set term = term + 1
where shard_key = ? and id = ? and status in ('queued', 'running', 'waiting')
returning term
