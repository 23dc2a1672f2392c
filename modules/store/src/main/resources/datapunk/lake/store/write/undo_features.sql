delete from feature where shard_key = ? and files <@ ? returning t_start, t_end
