insert into account (shard_key, name, token_hash)
select coalesce(max(shard_key), 0) + 1, $1, $2 from account
returning shard_key, name
