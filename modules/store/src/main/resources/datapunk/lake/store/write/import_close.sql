with closed as (
    update import set status = ?, finished = now(), message = ?
    where shard_key = ? and id = ? and status in ('queued', 'running', 'waiting')
    returning shard_key, id, status
)
update import_file f set status = closed.status
from closed where f.shard_key = closed.shard_key and f.import_id = closed.id and f.status in ('queued', 'running')
