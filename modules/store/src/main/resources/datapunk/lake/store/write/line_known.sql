update import_file l
set status = 'done', format = f.format, checkpoint = f.records, stored = 0, duplicate = f.records - f.rejected,
    superseded = 0, rejected = f.rejected, partial = f.partial, message = f.message, bytes = f.bytes,
    elements = f.elements, observations = f.observations
from file f
where l.shard_key = ? and l.import_id = ? and l.ordinal = ? and f.shard_key = l.shard_key and f.id = l.file_id
