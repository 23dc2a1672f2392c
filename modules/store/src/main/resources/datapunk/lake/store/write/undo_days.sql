select s.stream, s.day,
       (select coalesce(sum(b.n), 0) from block b
        where b.shard_key = s.shard_key and b.stream = s.stream and b.day = s.day) as n
from (select distinct shard_key, stream, day from support where shard_key = ? and file_id = any (?)) s
order by s.stream, s.day
