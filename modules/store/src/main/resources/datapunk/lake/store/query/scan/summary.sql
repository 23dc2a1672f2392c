select (select min(first.day * 86400000::bigint + first.t)
        from stream s
        cross join lateral (
            select b.day, b.t[1] as t from block b
            where b.shard_key = s.shard_key and b.stream = s.id
            order by b.day, b.part limit 1
        ) first
        where s.shard_key = $1),
       (select max(last.day * 86400000::bigint + last.t)
        from stream s
        cross join lateral (
            select b.day, b.t[cardinality(b.t)] as t from block b
            where b.shard_key = s.shard_key and b.stream = s.id
            order by b.day desc, b.part desc limit 1
        ) last
        where s.shard_key = $1),
       (select count(distinct b.day) from block b where b.shard_key = $1),
       (select count(distinct p.country_code)
        from place p
        where p.country_code <> ''
          and p.id in (select unnest(c.place) from cell_month c where c.shard_key = $1
                       union select unnest($2::bigint[]))),
       exists (select from import i where i.shard_key = $1 and i.sample and i.status <> 'undone')
