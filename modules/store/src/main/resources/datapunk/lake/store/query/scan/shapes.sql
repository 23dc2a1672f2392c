-- $2 to $3: period, half-open; $4: no period, so that what has no time is shown too; $5: EWKB; $6: kind or ''
with hit as (
    select distinct f.id
    from feature f
    where f.shard_key = $1
      and ($4::boolean or f.t_start < $3::timestamptz and (f.t_end > $2::timestamptz or f.t_start >= $2::timestamptz))
      and ($5::bytea is null or st_intersects(f.geom, st_geomfromewkb($5::bytea)))
      and ($6::text = '' or f.kind = $6::text)
), shown as (
    select distinct on (f.id) f.*
    from hit
    join feature f on f.shard_key = $1 and f.id = hit.id
    order by f.id,
             num_nonnulls(f.t_start, f.t_end, f.geom, f.parent)
                 + (select count(*) from jsonb_object_keys(f.attributes)) desc,
             f.payload desc
)
select s.id, s.kind, s.feed, s.t_start, s.t_end, s.parent, st_asgeojson(s.geom, 7), s.attributes::text
from shown s
where ($4::boolean or s.t_start < $3::timestamptz and (s.t_end > $2::timestamptz or s.t_start >= $2::timestamptz))
  and ($5::bytea is null or st_intersects(s.geom, st_geomfromewkb($5::bytea)))
  and ($6::text = '' or s.kind = $6::text)
order by s.t_start nulls last, s.id
limit $7
