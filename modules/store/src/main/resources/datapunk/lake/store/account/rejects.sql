-- One page of the rejects of an import; always at least one row, so that total and existence are known.
select exists (select from import i where i.shard_key = $1 and i.id = $2),
       (select count(*)
        from import_file f
        join quarantine q on q.shard_key = f.shard_key and q.file_id = f.file_id
        where f.shard_key = $1 and f.import_id = $2 and f.rejected > 0 and ($3::text is null or f.path = $3)),
       page.path, page.reason, page.field, page.position, page.fragment
from (values (1)) one(row)
left join lateral (
    select f.ordinal as file, f.path, q.ordinal, q.reason, q.field, q.position, q.fragment
    from import_file f
    join quarantine q on q.shard_key = f.shard_key and q.file_id = f.file_id
    where f.shard_key = $1 and f.import_id = $2 and f.rejected > 0 and ($3::text is null or f.path = $3)
    order by f.ordinal, q.ordinal
    offset $4 limit $5
) page on true
order by page.file, page.ordinal
