-- Who runs an import when several processes share a database.
-- place: id of the data folder at which it was handed in, where its files are; empty when unknown.
-- term: grows each time another process takes it up; who writes to it names the term under which he holds it.
-- cancelled: someone wishes it to stop.
alter table import
    add column place     text    not null default '',
    add column term      bigint  not null default 0,
    add column cancelled boolean not null default false;
create index import_unended on import (started, id) where status in ('queued', 'running', 'waiting');
