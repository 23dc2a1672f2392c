select shard_key, id, sample, given, place, cancelled
from import where status in ('queued', 'running', 'waiting') order by started, id
