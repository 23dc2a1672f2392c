-- Imports of an owner, newest first, or one ($2), each line of content with its rejects by reason.
select i.id, i.status, i.sample, i.started, i.finished, i.message,
       f.ordinal, f.path, f.format, f.status, f.stored, f.duplicate, f.superseded, f.rejected,
       f.partial, f.message, f.bytes, f.elements, f.observations, q.reasons
from import i
left join import_file f on f.shard_key = i.shard_key and f.import_id = i.id
left join lateral (
    select jsonb_object_agg(r.reason, r.n) as reasons
    from (select reason, count(*) as n
          from quarantine
          where shard_key = f.shard_key and file_id = f.file_id and f.rejected > 0
          group by reason) r
) q on true
where i.shard_key = $1 and ($2::uuid is null or i.id = $2)
order by i.started desc, i.id, f.ordinal
