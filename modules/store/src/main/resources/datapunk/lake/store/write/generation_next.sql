insert into generation as g (shard_key, gen) values (?, 1)
on conflict (shard_key) do update set gen = g.gen + 1
returning gen
