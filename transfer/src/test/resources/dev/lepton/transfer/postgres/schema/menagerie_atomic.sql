create procedure app.atomic_proc(n int) language sql begin atomic insert into app.cache (k) values (n::text); delete from app.cache where k = '0'; end
