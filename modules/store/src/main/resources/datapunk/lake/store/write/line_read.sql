select l.file_id, l.status, l.checkpoint, f.complete
from import_file l join file f on f.shard_key = l.shard_key and f.id = l.file_id
where l.shard_key = ? and l.import_id = ? and l.ordinal = ?
