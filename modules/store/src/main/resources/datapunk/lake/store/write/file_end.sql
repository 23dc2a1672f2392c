update file f
set format = l.format, complete = (l.status = 'done'), records = l.checkpoint, rejected = l.rejected,
    partial = l.partial, message = l.message, bytes = l.bytes, elements = l.elements, observations = l.observations
from import_file l
where l.shard_key = ? and l.import_id = ? and l.ordinal = ? and f.shard_key = l.shard_key and f.id = l.file_id
