select kind, count(distinct id) from feature where shard_key = $1 group by kind order by kind
