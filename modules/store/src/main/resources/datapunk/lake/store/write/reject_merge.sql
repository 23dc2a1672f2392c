insert into quarantine (shard_key, file_id, ordinal, reason, field, position, fragment)
select %d, '%s', ordinal, reason, field, position, fragment from reject_stage
on conflict (shard_key, file_id, ordinal) do nothing
