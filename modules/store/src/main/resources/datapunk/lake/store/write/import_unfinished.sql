select shard_key, id, sample, given from import where status in ('queued', 'running', 'waiting') order by started, id
