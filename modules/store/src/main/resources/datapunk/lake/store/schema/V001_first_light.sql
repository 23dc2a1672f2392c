-- Who this lake is: the same on every process that shares the database, another on every other database.
create table lake (
    id uuid primary key default gen_random_uuid()
);
insert into lake default values;

-- Accounts and their state. shard_key is the first column of every big key.
create table account (
    shard_key  int primary key,
    name       text not null unique,
    token_hash text not null unique,
    created    timestamptz not null default now()
);

create table generation (
    shard_key int primary key,
    gen       bigint not null
);

-- Imports and their ledger: one line per content.
create table import (
    shard_key int not null,
    id        uuid not null,
    sample    boolean not null,
    status    text not null,
    started   timestamptz not null default now(),
    finished  timestamptz,
    message   text,
    given     jsonb not null,
    primary key (shard_key, id)
);

create table file (
    shard_key    int not null,
    id           uuid not null,
    format       text not null,
    complete     boolean not null default false,
    records      bigint not null default 0,
    rejected     bigint not null default 0,
    partial      boolean not null default false,
    message      text,
    bytes        bigint not null default 0,
    elements     jsonb not null default '{}',
    observations jsonb not null default '{}',
    primary key (shard_key, id)
);

create table import_file (
    shard_key    int not null,
    import_id    uuid not null,
    ordinal      int not null,
    file_id      uuid not null,
    path         text not null,
    format       text not null,
    status       text not null,
    checkpoint   bigint not null default 0,
    stored       bigint not null default 0,
    duplicate    bigint not null default 0,
    superseded   bigint not null default 0,
    rejected     bigint not null default 0,
    partial      boolean not null default false,
    message      text,
    bytes        bigint not null default 0,
    elements     jsonb not null default '{}',
    observations jsonb not null default '{}',
    primary key (shard_key, import_id, ordinal)
);
-- Undo asks which other imports hold a file.
create index import_file_file on import_file (shard_key, file_id);

create table quarantine (
    shard_key int not null,
    file_id   uuid not null,
    ordinal   bigint not null,
    reason    text not null,
    field     text not null,
    position  bigint not null,
    fragment  text not null,
    primary key (shard_key, file_id, ordinal)
);

-- Dense observations: one row per (stream, UTC day), columns as arrays in the order of the natural key.
-- An array is null when nothing is stated, of length 1 when every row states the same.
create table stream (
    shard_key int not null,
    id        bigint not null,
    feed      text not null,
    inferred  boolean not null,
    precision text not null,
    primary key (shard_key, id)
);

create table block (
    shard_key         int not null,
    stream            bigint not null,
    day               int not null,
    part              smallint not null,
    n                 int not null,
    hash              bytea not null,
    t                 int[] not null,
    lon               int[] not null,
    lat               int[] not null,
    fraction          int[],
    accuracy          int[],
    vertical_accuracy int[],
    altitude          int[],
    speed             int[],
    course            int[],
    method            int[],
    flags             int[],
    device            bigint[],
    samples           bytea,
    attributes        text[],
    primary key (shard_key, stream, day, part)
);

-- Which file supports which observations of a day: all (null) or a bitmap over the day's order.
create table support (
    shard_key int not null,
    stream    bigint not null,
    day       int not null,
    file_id   uuid not null,
    n         int not null,
    members   bytea,
    first     bigint not null,
    last      bigint not null,
    primary key (shard_key, stream, day, file_id)
);
-- Undo asks for the days a file supports.
create index support_file on support (shard_key, file_id);

create table device (
    shard_key int not null,
    id        bigint not null,
    label     text not null,
    primary key (shard_key, id)
);

-- Sparse observations: one row each; files[i] states it at byte offsets[i].
create table feature (
    shard_key  int not null,
    id         uuid not null,
    payload    uuid not null,
    feed       text not null,
    kind       text not null,
    t_start    timestamptz,
    t_end      timestamptz,
    geom       geometry(Geometry, 4326),
    attributes jsonb not null,
    parent     uuid,
    files      uuid[] not null,
    offsets    bigint[] not null,
    primary key (shard_key, id, payload)
);
-- Shapes by place: /api/shapes?bbox=…
create index feature_geom on feature using gist (geom);
-- Shapes by time: /api/days/DAY, /api/shapes?from&to
create index feature_time on feature (shard_key, t_start);
-- Undo asks for the features a file supports.
create index feature_files on feature using gin (files);

-- What was committed (or removed) and is not in cells and pyramid yet; data as in store.index.Pending.
create table pending (
    shard_key int not null,
    gen       bigint not null,
    part      int not null,
    codes     int not null,
    data      bytea not null,
    primary key (shard_key, gen, part)
);

-- Cells: fixes per level-16 cell and day, packed per level-12 cell and month.
-- at = (level-16 cell within the level-12 cell) * 32 + day of month; n = fixes; place = place.id
create table cell_month (
    shard_key int not null,
    tile      int not null,
    month     int not null,
    stream    bigint not null,
    at        smallint[] not null,
    n         int[] not null,
    place     bigint[] not null,
    primary key (shard_key, tile, month, stream)
);
-- Histogram and statistics by time.
create index cell_month_month on cell_month (shard_key, month);

create table place (
    id           bigint primary key,
    country_code text not null,
    country      text not null,
    region_code  text not null,
    region       text not null,
    zone         text not null,
    town         text not null
);

-- Pyramid: fixes per cell; the 256 x 256 cells of one tile in one row, for all time (month 0) and per month.
create table pyramid (
    shard_key int not null,
    stream    bigint not null,
    month     int not null,
    level     smallint not null,
    tile      bigint not null,
    cells     bytea not null,
    primary key (shard_key, level, tile, month, stream)
);

-- Views for people with psql. Put the day (or stream) into the predicate: it prunes rows before arrays are unpacked.
create view fix as
select b.shard_key,
       s.feed,
       b.stream,
       b.day,
       timestamptz 'epoch' + (b.day * interval '1 day') + (u.t * interval '1 millisecond') as time,
       u.lon / 1e7 as lon,
       u.lat / 1e7 as lat,
       case when cardinality(b.accuracy) = 1 then b.accuracy[1] else u.accuracy end / 1000.0 as accuracy_m,
       case when cardinality(b.vertical_accuracy) = 1 then b.vertical_accuracy[1] else u.vertical_accuracy end / 1000.0
           as vertical_accuracy_m,
       case when cardinality(b.altitude) = 1 then b.altitude[1] else u.altitude end / 1000.0 as altitude_m,
       case when cardinality(b.speed) = 1 then b.speed[1] else u.speed end / 1000.0 as speed_m_s,
       case when cardinality(b.course) = 1 then b.course[1] else u.course end / 100.0 as course_deg,
       case coalesce(case when cardinality(b.method) = 1 then b.method[1] else u.method end, 0)
           when 0 then null when 1 then 'unknown' when 2 then 'gps' when 3 then 'wifi' when 4 then 'cell'
           when 5 then 'inferred' else 'other' end as method,
       case when cardinality(b.device) = 1 then b.device[1] else u.device end as device,
       u.attributes::jsonb as attributes
from block b
join stream s on s.shard_key = b.shard_key and s.id = b.stream
cross join lateral unnest(b.t, b.lon, b.lat, b.accuracy, b.vertical_accuracy, b.altitude, b.speed, b.course, b.method,
                          b.device, b.attributes)
    as u(t, lon, lat, accuracy, vertical_accuracy, altitude, speed, course, method, device, attributes);

create view cell_day as
select c.shard_key,
       c.stream,
       (c.tile::bigint << 8) | (u.at >> 5) as cell,
       make_date(c.month / 12, c.month % 12 + 1, u.at & 31) as day,
       u.n,
       p.country_code, p.country, p.region, p.zone, p.town
from cell_month c
cross join lateral unnest(c.at, c.n, c.place) as u(at, n, place)
left join place p on p.id = u.place;
