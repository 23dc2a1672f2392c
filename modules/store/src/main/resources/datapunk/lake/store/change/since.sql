select lake.id, asked.shard, coalesce(g.gen, 0), c.gen, c.everything, c.days, c.cells
from lake
left join unnest($1::int[], $2::bigint[]) as asked(shard, known) on true
left join generation g on g.shard_key = asked.shard
left join change c on c.shard_key = asked.shard and c.gen > asked.known and c.gen > g.gen - $3::bigint
order by asked.shard, c.gen
