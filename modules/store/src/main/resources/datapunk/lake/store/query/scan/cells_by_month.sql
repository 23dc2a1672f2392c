select c.tile, c.month, c.stream, array_send(c.at), array_send(c.n), case when $4::boolean then array_send(c.place) end
from cell_month c
where c.shard_key = $1 and c.month between $2 and $3
