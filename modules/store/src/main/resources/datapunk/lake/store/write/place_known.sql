insert into place (id, country_code, country, region_code, region, zone, town) values (?, ?, ?, ?, ?, ?, ?)
on conflict (id) do nothing
