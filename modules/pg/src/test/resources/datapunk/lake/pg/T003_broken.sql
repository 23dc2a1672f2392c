create table three (id int);
select no_such_function();
