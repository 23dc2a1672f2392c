with first as (
    select gen, part from (
        select gen, part, sum(codes) over (order by gen, part) - codes as before from pending where shard_key = %1$d
    ) p where before < %2$d
)
delete from pending p using first f
where p.shard_key = %1$d and p.gen = f.gen and p.part = f.part
returning p.data
