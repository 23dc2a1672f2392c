select b.stream, b.day, array_send(b.t), array_send(b.lon), array_send(b.lat), array_send(b.fraction)
from unnest($2::bigint[], $3::int[]) k(stream, day)
join block b on b.shard_key = $1 and b.stream = k.stream and b.day = k.day
order by b.day, b.stream, b.part
