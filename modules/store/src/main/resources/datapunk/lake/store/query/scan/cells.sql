select c.tile, c.month, c.stream, array_send(c.at), array_send(c.n), case when $6::boolean then array_send(c.place) end
from unnest($2::int[], $3::int[]) r(first, last)
cross join lateral (
    select * from cell_month c
    where c.shard_key = $1 and c.tile between r.first and r.last and c.month between $4 and $5
    offset 0
) c
