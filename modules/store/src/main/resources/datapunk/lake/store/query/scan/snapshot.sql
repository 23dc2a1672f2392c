select g.gen, s.id, s.feed
from (select coalesce(max(gen), 0) as gen from generation where shard_key = $1) g
left join stream s on s.shard_key = $1
order by s.id
