select f.id, f.payload from feature f
where f.shard_key = %d and f.id in (select id from feature_stage)
