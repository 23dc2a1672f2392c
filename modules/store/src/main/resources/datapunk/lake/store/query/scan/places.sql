select id, country, town from place where id = any ($1::bigint[])
