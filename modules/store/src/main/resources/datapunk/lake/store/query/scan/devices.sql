with names as materialized (
    select distinct on (f.attributes ->> 'deviceTag') f.attributes ->> 'deviceTag' as tag,
           f.attributes ->> 'devicePrettyName' as name
    from feature f
    where f.shard_key = $1 and f.kind = 'device_state' and f.attributes ->> 'devicePrettyName' <> ''
    order by f.attributes ->> 'deviceTag', f.attributes ->> 'modifiedTime' desc nulls last, f.payload
)
select d.id, coalesce(n.name, d.label) as label
from device d
left join names n on n.tag = d.label
where d.shard_key = $1
  and exists (select 1 from block b where b.shard_key = d.shard_key and b.device @> array [d.id])
order by 2, 1
