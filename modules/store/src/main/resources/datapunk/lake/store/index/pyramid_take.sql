delete from pyramid p using pyramid_key k
where p.shard_key = %d and p.stream = %d and p.level = %d and p.tile = k.tile and p.month = k.month
returning p.tile, p.month, p.cells
