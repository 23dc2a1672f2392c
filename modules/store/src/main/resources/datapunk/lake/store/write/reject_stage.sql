create temp table if not exists reject_stage (
    ordinal  bigint not null,
    reason   text not null,
    field    text not null,
    position bigint not null,
    fragment text not null
) on commit delete rows
