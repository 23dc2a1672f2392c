-- A semicolon; in a comment and two statements.
create table two (id int);
insert into two values (1), (2);
