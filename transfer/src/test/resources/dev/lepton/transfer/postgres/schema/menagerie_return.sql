create function app.atomic_return(n int default 3) returns bigint language sql stable return (select count(*) from app.customer where id > n)
