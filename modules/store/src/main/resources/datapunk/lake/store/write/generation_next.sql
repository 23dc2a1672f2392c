-- Begins at the time of day, so that two databases never give the same number to different contents.
insert into generation as g (shard_key, gen) values (?, (extract(epoch from clock_timestamp()) * 1000)::bigint)
on conflict (shard_key) do update set gen = g.gen + 1
returning gen
