insert into pending (shard_key, gen, part, codes, data) values (?, ?, ?, ?, ?)
