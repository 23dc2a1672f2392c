select p.tile, p.cells
from pyramid p
where p.shard_key = $1 and p.level = $2 and p.tile = any ($3::bigint[]) and p.month between $4 and $5
