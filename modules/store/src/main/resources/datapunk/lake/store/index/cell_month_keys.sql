create temp table if not exists cell_month_key (tile int not null, month int not null) on commit delete rows
