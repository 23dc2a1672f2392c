select b.stream, b.day, array_send(b.t), array_send(b.lon), array_send(b.lat), array_send(b.fraction),
       array_send(b.accuracy), array_send(b.vertical_accuracy), array_send(b.altitude), array_send(b.speed),
       array_send(b.course), array_send(b.method), array_send(b.flags), array_send(b.device)
from unnest($2::bigint[], $3::int[]) k(stream, day)
join block b on b.shard_key = $1 and b.stream = k.stream and b.day = k.day
order by b.day, b.stream, b.part
