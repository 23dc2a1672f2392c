with written as (
    insert into change (shard_key, gen, everything, days, cells) values (?, ?, ?, ?, ?) returning gen
), forgotten as (
    delete from change where shard_key = ? and gen <= ?
)
select case when ? then pg_notify('lake_change', ?) end from written
