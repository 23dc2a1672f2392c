insert into import (shard_key, id, sample, status, given, place, term) values (?, ?, ?, 'queued', ?::jsonb, ?, ?)
on conflict (shard_key, id) do nothing
