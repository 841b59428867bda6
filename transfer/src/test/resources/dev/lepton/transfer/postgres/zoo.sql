-- A schema with one of everything that is carried, and odd data in it.
SET search_path = public;
create schema "Odd Schema";
create type mood as enum ('sad', 'it''s ok', 'happy');
create domain positive as int default 1 constraint pos check (value > 0);
create type pair as (a int, b text collate "C");
create type floatrange as range (subtype = float8, subtype_diff = float8mi);
create function twice(i int) returns int language sql immutable as 'select i * 2';
create function touch() returns trigger language plpgsql as $$ begin new.note := coalesce(new.note, 'x'); return new; end $$;
create sequence free_seq increment 5 start 100 maxvalue 1000 cycle cache 3;
create table customer(id bigserial primary key, name text not null, m mood, p positive, pr pair, fr floatrange, tags text[], doc jsonb, blob bytea, at timestamptz default now(), num numeric(12,3), note text, dbl int generated always as (twice(3)+p) stored, constraint nonempty check (length(name) > 0), unique (name) include (note) deferrable) with (fillfactor=80);
create table "Odd Schema"."Or""der"(id int generated always as identity (start 10 increment 2), customer_id bigint not null references customer deferrable initially deferred, "sel ect" text collate "C", during tstzrange, primary key(id), exclude using gist (during with &&));
create index on customer using gin (doc); create index part_idx on customer (lower(name)) where id > 5; create index b on customer using brin(at);
create table part(id int, d date not null, v text, primary key (id, d)) partition by range (d);
create table part_a partition of part for values from ('2020-01-01') to ('2021-01-01');
create table part_b (v text, d date not null, id int not null); alter table part attach partition part_b for values from ('2021-01-01') to ('2022-01-01');
create table part_c partition of part for values from ('2022-01-01') to ('2023-01-01') partition by hash (id);
create table part_c0 partition of part_c for values with (modulus 1, remainder 0);
create index part_v on part(v);
create table pref(id int, d date, foreign key (id,d) references part);
create table base(id int primary key, x text, check (id > 0)); create table child(y int) inherits (base);
create table nokey(a int, b float8);
create view v as select c.id, c.name, o."sel ect" from customer c join "Odd Schema"."Or""der" o on o.customer_id = c.id where c.id > 0;
create view v1 with (security_barrier) as select id, name from customer where id > 0 group by id;
create materialized view mv as select count(*) n from v; create materialized view mv2 as select n+1 as n from mv; create unique index on mv(n);
create trigger t before insert on customer for each row execute function touch();
create trigger toff after update on customer for each row when (old.id > 3) execute function touch(); alter table customer disable trigger toff;
create rule r as on delete to nokey do instead nothing;
alter table customer enable row level security; create policy pol on customer for select to public using (id > 0);
create statistics st on a, b from nokey;
comment on table customer is 'it''s'; comment on column customer.id is 'key'; comment on constraint nonempty on customer is 'c'; comment on function twice(int) is 'f'; comment on type mood is 'm'; comment on view v is 'vv'; comment on index b is 'bb'; comment on trigger t on customer is 'tt'; comment on policy pol on customer is 'pp';

grant select, insert on customer to pg_read_all_data with grant option; grant select (a) on nokey to pg_read_all_data; revoke execute on function twice(int) from public; grant usage on schema "Odd Schema" to pg_read_all_data;
alter table nokey replica identity full;
alter table customer alter column note set storage external, alter column name set statistics 500;
create function usesview(x v1) returns int language sql as 'select 1';
create table everything(
  id uuid primary key default gen_random_uuid(), b bool, i2 smallint, i4 int, i8 bigint, f4 real, f8 float8, n numeric, m money,
  t text, vc varchar(20), c char(5), bs bytea, d date, ti time, titz timetz, ts timestamp, tstz timestamptz, iv interval,
  j json, jb jsonb, x xml, arr int[], arr2 text[][], moods mood[], bits bit(4), vbits varbit, ip inet, net cidr, mac macaddr,
  p point, bx box, r int4range, mr int4multirange, ts_v tsvector, ts_q tsquery, lsn pg_lsn, cls regclass, pairs pair[], pos positive);
insert into everything(b, i2, i4, i8, f4, f8, n, m, t, vc, c, bs, d, ti, titz, ts, tstz, iv, j, jb, x, arr, arr2, moods, bits, vbits,
  ip, net, mac, p, bx, r, mr, ts_v, ts_q, lsn, cls, pairs, pos) values
  (true, -32768, -2147483648, -9223372036854775808, 'NaN', '-0', 'NaN', '-12.34', E'tab\there \\ "quote" ünï\u00e7ødé 🚚 \n end', 'x  ', 'ab',
   '\x00ff0a', '-infinity', '24:00', '23:59:59+05:45', 'infinity', '2026-11-23 00:00:00.000001+05:45', '1 mon 30 days -00:00:01',
   '{"b": 1, "a": 1.50, "a": 2}', '{"n": 1.500}', '<a b="c">&amp;</a>', '[0:1]={NULL,7}', '{{a,NULL},{"",","}}', '{sad,NULL}', '1010', '1',
   '::1', '10.0.0.0/8', '08:00:2b:01:02:03', '(1,2)', '(1,1),(0,0)', '[1,5)', '{[1,2),[5,)}', 'a:1 b:2', 'a & b', '0/16', 'everything',
   array[row(1,'x')::pair], 3),
  (null, null, null, null, 'infinity', 1e-310, 1.500, null, '', '', '', '', null, null, null, null, null, null, 'null', 'null', null, '{}', '{}',
   '{}', null, '', null, null, null, null, null, 'empty', '{}', '', '', null, null, '{}', null);
insert into customer(name, m, p, pr, fr, tags, doc, blob, num)
  select 'n' || i, 'it''s ok', i::int, row(i, 'x')::pair, floatrange(i, i + 1), array['a', null], '{"a": 1}'::jsonb, '\x0102'::bytea, i
    from generate_series(1, 2000) i;
insert into "Odd Schema"."Or""der"(customer_id, "sel ect", during)
  select i, 'x', tstzrange('2026-01-01'::timestamptz + i * interval '1 day', '2026-01-01'::timestamptz + (i + 1) * interval '1 day')
    from generate_series(1, 100) i;
insert into part select i, '2020-06-01', 'v' from generate_series(1, 300) i;
insert into part select i, '2022-06-01', 'v' from generate_series(1, 300) i;
insert into base values (1, 'only in base');
insert into child values (2, 'in child', 7);
insert into nokey values (1, 'NaN'), (1, 'NaN'), (null, null);
create table "emp.ty"(id int primary key);
select nextval('free_seq'), nextval('free_seq');
refresh materialized view mv;
-- Last, because the driver takes what follows such a body for a part of it.
create procedure proc() language sql begin atomic insert into nokey values (1, 2); end;
