with undone as (
    update import set status = 'undone' where shard_key = ? and id = ? returning shard_key, id
)
update import_file f set status = 'undone'
from undone u where f.shard_key = u.shard_key and f.import_id = u.id
