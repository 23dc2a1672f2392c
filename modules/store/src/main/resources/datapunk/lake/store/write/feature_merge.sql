insert into feature as f (shard_key, id, payload, feed, kind, t_start, t_end, geom, attributes, parent, files, offsets)
select %d, id, payload, feed, kind, t_start, t_end, geom, attributes, parent, array[file_id], array[position]
from feature_stage
on conflict (shard_key, id, payload) do update
set (files, offsets) = (
    select array_agg(u.file_id order by u.file_id), array_agg(u.position order by u.file_id)
    from (select distinct on (o.file_id) o.file_id, o.position
          from unnest(f.files || excluded.files, f.offsets || excluded.offsets) as o(file_id, position)
          order by o.file_id, o.position) u)
where not (f.files @> excluded.files)
