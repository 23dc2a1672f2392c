update feature f
set (files, offsets) = (
    select array_agg(u.file_id order by u.file_id), array_agg(u.position order by u.file_id)
    from unnest(f.files, f.offsets) as u(file_id, position) where u.file_id <> all (?))
where f.shard_key = ? and f.files && ?
