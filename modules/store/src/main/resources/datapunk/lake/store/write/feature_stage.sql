create temp table if not exists feature_stage (
    id         uuid not null,
    payload    uuid not null,
    feed       text not null,
    kind       text not null,
    t_start    timestamptz,
    t_end      timestamptz,
    geom       geometry(Geometry, 4326),
    attributes jsonb not null,
    parent     uuid,
    file_id    uuid not null,
    position   bigint not null
) on commit delete rows
