select month, cells
from pyramid
where shard_key = $1 and level = 8 and tile = 0 and month between $2 and $3
