delete from cell_month c using cell_month_key k
where c.shard_key = %d and c.stream = %d and c.tile = k.tile and c.month = k.month
returning c.tile, c.month, c.at, c.n, c.place
