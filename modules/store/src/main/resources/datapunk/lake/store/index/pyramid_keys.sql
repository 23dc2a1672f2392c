create temp table if not exists pyramid_key (tile bigint not null, month int not null) on commit delete rows
