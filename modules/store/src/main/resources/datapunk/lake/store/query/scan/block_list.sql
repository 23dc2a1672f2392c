select s.id, b.day, b.n
from stream s
cross join lateral (
    select b.day, b.n from block b
    where b.shard_key = s.shard_key and b.stream = s.id and b.day >= $2 and b.day < $3
    order by b.day
    limit $4
) b
where s.shard_key = $1
order by b.day, s.id
