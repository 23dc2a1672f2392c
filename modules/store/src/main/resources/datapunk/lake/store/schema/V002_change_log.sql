-- What each commit changed, written in its own transaction, so that every process can tell which answers still hold.
-- Generations of one owner follow each other without gaps; the oldest rows are forgotten as new ones come.
create table change (
    shard_key  int not null,
    gen        bigint not null,
    at         timestamptz not null default clock_timestamp(),
    everything boolean not null,
    days       int[] not null,
    cells      bigint[] not null,
    primary key (shard_key, gen)
);
-- Arrays are short-lived: packing them would take longer than writing them.
alter table change alter column days set storage external, alter column cells set storage external;
