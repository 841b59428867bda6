-- One of every kind of object that pg_dump -s shows, for PostgreSQL 15. Roles zoo_owner and zoo_reader exist.
set check_function_bodies = off;
create schema "Odd.Schema" authorization zoo_owner;
create schema app;
create extension citext schema app;
create extension hstore;
create extension postgres_fdw;
comment on schema app is 'what the application uses';

-- types
create type app.mood as enum ('sad', 'it''s ok', 'happy');
create collation app.german (provider = libc, locale = 'C');
create collation app.numeric_order (provider = icu, locale = 'en-u-kn-true', deterministic = false);
create type app.pair as (a int, b text collate "C", c app.mood);
comment on column app.pair.b is 'the second';
create function app.is_even(i int) returns boolean language sql immutable as 'select i % 2 = 0';
create domain app.even as int default 2 not null constraint even_check check (app.is_even(value));
create function app.even_ok(e app.even) returns boolean language plpgsql immutable as 'begin return e > 0; end';
alter domain app.even add constraint self_check check (app.even_ok(value)) not valid;
comment on constraint even_check on domain app.even is 'two divides it';
create domain app.name as text collate "C" constraint filled check (value <> '');
create function app.time_diff(a time, b time) returns float8 language sql immutable as 'select extract(epoch from a - b)::float8';
create type app.time_range as range (subtype = time, subtype_diff = app.time_diff, multirange_type_name = app.many_times);
create type app.text_range as range (subtype = text, collation = "C");
create type app.later;
drop type app.later;

-- functions
create function app.sum_step(state bigint, v int) returns bigint language sql immutable as 'select state + coalesce(v, 0)';
create aggregate app.total(int) (sfunc = app.sum_step, stype = bigint, initcond = '0', parallel = safe);
create aggregate app.moving(int) (sfunc = app.sum_step, stype = bigint, initcond = '0', msfunc = app.sum_step, minvfunc = app.sum_step, mstype = bigint, minitcond = '5');
create aggregate app.smallest(int) (sfunc = int4smaller, stype = int, sortop = operator(pg_catalog.<));
create aggregate app.my_percentile(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
create function app.with_defaults(a int default 7, b text default 'it''s', variadic c int[] default '{}', out d int) returns int
  language plpgsql stable strict security definer cost 7 parallel restricted set search_path = app, pg_temp set work_mem = '5MB'
  as $$ begin d := a + cardinality(c); end $$;
create function app.rows_of(n int) returns table(id int, "odd name" text) language sql rows 5 leakproof as 'select g, g::text from generate_series(1, n) g';
create function app.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create function app.lower_c(text) returns text language c immutable strict as '$libdir/citext', 'citext_hash';
create function app.window_copy() returns bigint language internal window immutable as 'window_row_number';
create procedure app.proc(inout x int) language plpgsql as $$ begin x := x + 1; end $$;
create function app.later_table(n int) returns int language sql as 'select count(*)::int from app.no_such_table_yet';

-- operators, families, classes, casts
create function app.pair_eq(app.pair, app.pair) returns boolean language sql immutable as 'select ($1).a = ($2).a';
create function app.pair_ne(app.pair, app.pair) returns boolean language sql immutable as 'select ($1).a <> ($2).a';
create function app.pair_lt(app.pair, app.pair) returns boolean language sql immutable as 'select ($1).a < ($2).a';
create function app.pair_cmp(app.pair, app.pair) returns int language sql immutable as 'select ($1).a - ($2).a';
create operator app.=== (function = app.pair_eq, leftarg = app.pair, rightarg = app.pair, commutator = operator(app.===), negator = operator(app.!==), restrict = eqsel, join = eqjoinsel, hashes, merges);
create operator app.!== (function = app.pair_ne, leftarg = app.pair, rightarg = app.pair, commutator = operator(app.!==), negator = operator(app.===));
create operator app.<<< (function = app.pair_lt, leftarg = app.pair, rightarg = app.pair);
create operator app.~~@ (function = app.is_even, rightarg = int);
create operator family app.pair_family using btree;
create operator class app.pair_ops for type app.pair using btree family app.pair_family as operator 1 app.<<<, operator 3 app.===, function 1 app.pair_cmp(app.pair, app.pair);
create operator class app.hash_pair for type app.pair using hash as operator 1 app.===, function 1 hash_record(record);
alter operator family app.pair_family using btree add operator 5 pg_catalog.> (int4, int8);
create function app.pair_to_text(app.pair) returns text language sql immutable as 'select ($1).b';
create cast (app.pair as text) with function app.pair_to_text(app.pair) as assignment;
create cast (app.mood as int) with inout as implicit;
comment on operator app.=== (app.pair, app.pair) is 'the same';
comment on operator class app.pair_ops using btree is 'orders pairs';
comment on operator family app.pair_family using btree is 'family';
comment on cast (app.mood as int) is 'odd';
comment on aggregate app.total(int) is 'adds up';
create conversion app.to_latin for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
create access method second_heap type table handler heap_tableam_handler;

-- text search
create text search dictionary app.stop (template = simple, stopwords = english, accept = false);
create text search configuration app.english (parser = default);
alter text search configuration app.english add mapping for asciiword, word with app.stop, english_stem;
create text search template app.same (init = dsimple_init, lexize = dsimple_lexize);
create text search parser app.parse (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, headline = prsd_headline, lextypes = prsd_lextype);
comment on text search configuration app.english is 'ours';

-- sequences
create sequence app.free_seq as smallint increment -3 minvalue -100 maxvalue 50 start 40 cache 7 cycle;
create unlogged sequence app.quick_seq;
select setval('app.free_seq', 7);

-- tables
create table app.customer (
  id bigint generated by default as identity (start with 10 increment by 5),
  serial_no serial,
  name text not null,
  email app.citext,
  m app.mood default 'happy',
  e app.even,
  p app.pair,
  born time,
  doc jsonb default '{"a": [1, 2]}',
  search tsvector,
  "q""uote" varchar(20) collate "C",
  twice int generated always as (serial_no * 2) stored

);
alter table app.customer add constraint customer_pk primary key (id) include (name) with (fillfactor = 90);
alter table app.customer add constraint name_once unique nulls not distinct (name, email) deferrable initially deferred;
alter table app.customer add constraint positive check (serial_no > 0) no inherit;
alter table app.customer add constraint later check (length(name) < 100) not valid;
alter table app.customer alter name set statistics 500, alter name set storage external, alter name set compression pglz, alter serial_no set (n_distinct = -0.5);
alter table app.customer set (fillfactor = 80, autovacuum_enabled = false, toast.autovacuum_enabled = false);
alter table app.customer cluster on customer_pk;
create table "Odd.Schema"."Or""der" (
  "i d" int generated always as identity,
  customer_id bigint references app.customer on update cascade on delete set null (customer_id) deferrable initially deferred,
  during tstzrange not null,
  note text,
  constraint no_overlap exclude using gist (during with &&) where (note is not null) deferrable,
  primary key ("i d")
);
alter table "Odd.Schema"."Or""der" add constraint self foreign key ("i d") references "Odd.Schema"."Or""der" not valid;
create table app.typed of app.pair (a with options not null default 3, primary key (a));
create unlogged table app.cache (k text primary key, v hstore);
create table app.heaped (a int) using second_heap;
create table app.base (id int primary key, x text not null, constraint x_short check (length(x) < 10));
create table app.child (y int, x text default 'child', constraint y_pos check (y > 0)) inherits (app.base);
create table app.other_base (z int);
create table app.grandchild (constraint x_short check (length(x) < 10)) inherits (app.child, app.other_base);
create table app.like_all (like app.customer including all);
create table app."empty" ();

-- partitions
create table app.event (id int, at date not null, kind text default 'none', payload text, check (id > 0)) partition by range (at, lower(kind) text_pattern_ops);
create table app.event_old (payload text, at date not null, kind text default 'old', id int, constraint event_id_check check (id > 0));
alter table app.event attach partition app.event_old for values from (minvalue, minvalue) to ('2020-01-01', minvalue);
create table app.event_new partition of app.event for values from ('2020-01-01', minvalue) to (maxvalue, maxvalue) partition by list (kind);
create table app.event_new_a partition of app.event_new for values in ('a', null);
create table app.event_new_rest partition of app.event_new default partition by hash (id);
create table app.event_new_rest_0 partition of app.event_new_rest for values with (modulus 2, remainder 0);
create table app.event_new_rest_1 partition of app.event_new_rest for values with (modulus 2, remainder 1);
create index event_id on app.event (id desc nulls last) include (payload);
create index event_old_only on app.event_old (payload);
create index event_partial on only app.event (id) where id > 3;
create table app.parted (id int, region text, v int, primary key (id, region), unique (region, v, id)) partition by list (region);
create table app.parted_eu partition of app.parted for values in ('eu');
create table app.parted_us (id int not null, region text not null, v int, constraint us_key primary key (id, region), constraint us_unique unique (region, v, id));
alter table app.parted attach partition app.parted_us for values in ('us');
create table app.refers (id int, region text, foreign key (id, region) references app.parted on delete cascade);
alter table app.parted add foreign key (id, region) references app.parted;
create index on app.parted (v);

-- indexes
create index by_doc on app.customer using gin (doc jsonb_path_ops) with (fastupdate = off);
create index by_search on app.customer using gist (search tsvector_ops (siglen = 100));
create index by_brin on app.customer using brin (serial_no int4_minmax_multi_ops (values_per_range = 16)) with (pages_per_range = 64);
create index by_hash on app.customer using hash (email);
create index by_expression on app.customer (lower(name) collate app.german, (serial_no + 1) desc) where serial_no > 5;
alter index app.by_expression alter column 2 set statistics 700;
create unique index by_collation on app.customer (name collate app.numeric_order nulls first);
create index by_pair on app.customer (p app.pair_ops);
comment on index app.by_doc is 'documents';
create unique index cache_v on app.cache (v);
create unique index ident on app.base (x, id);
alter table app.base replica identity using index ident;
alter table app.cache replica identity full;
alter table app."empty" replica identity nothing;

-- views, rules, statistics
create view app.v as select c.id, c.name, o.note from app.customer c join "Odd.Schema"."Or""der" o on o.customer_id = c.id;
create view app.grouped as select id, name, count(*) over () from app.customer group by id;
create view app.guarded with (security_barrier, security_invoker = true, check_option = cascaded) as select id, name from app.customer where id > 0;
alter view app.guarded alter column name set default 'somebody';
create recursive view app.numbers(n) as values (1) union all select n + 1 from numbers where n < 10;
create materialized view app.mv_b as select count(*) as n from app.v;
create materialized view app.mv_a with (fillfactor = 70) as select n + 1 as n from app.mv_b;
create materialized view app.mv_empty as select 1 as one with no data;
alter materialized view app.mv_a alter column n set statistics 30;
create unique index on app.mv_a (n);
create function app.of_view(r app.grouped) returns bigint language sql as 'select r.id';
create function app.set_of_view() returns setof app.v language sql as 'select * from app.v';
create view app.over_function as select * from app.set_of_view();
create rule redirect as on insert to app.guarded where new.id > 7 do also update app.base set x = new.name where id = new.id;
create rule nothing as on delete to app.cache do instead nothing;
alter table app.cache disable rule nothing;
create rule always as on update to app.cache do also notify "al ways";
alter table app.cache enable always rule always;
create statistics app.st (ndistinct, mcv) on name, email from app.customer;
alter statistics app.st set statistics 77;
create statistics app.st_expression on (serial_no + 1), lower(name) from app.customer;
comment on statistics app.st is 'both';
comment on view app.v is 'v';
comment on column app.v.note is 'n';
comment on rule nothing on app.cache is 'r';

-- views that need each other
create view app.ring_a as select 1 as id, 'x'::varchar(7) as name, 'y'::text collate "C" as c;
create view app.ring_b with (security_barrier) as select id, name, c from app.ring_a where id > 0;
create or replace view app.ring_a with (check_option = local) as select id, name, c from app.ring_b where id < 9;
alter view app.ring_b alter column name set default 'n';
comment on view app.ring_a is 'half of a ring';
create rule of_ring as on insert to app.ring_b do instead insert into app.base values (new.id, new.name);
create materialized view app.of_ring as select id from app.ring_b with no data;
create view app.called as select 1 as id;
create function app.of_called(r app.called) returns int language plpgsql as 'begin return r.id; end';
create or replace view app.called as select id from (values (1), (2)) rows (id) where app.of_called(row(id)::app.called) > 0;
create table app.holder (id int);
create view app.held as select id from app.holder;
alter table app.holder add column held app.held;
create view app.itself as select 1 as one;
create or replace view app.itself as select one from app.itself;

-- triggers
create trigger plain before insert or update of name on app.customer for each row when (new.id > 0) execute function app.touch();
create trigger off after update on app.customer referencing old table as before new table as after for each statement execute function app.touch();
alter table app.customer disable trigger off;
create trigger always after delete on app.customer for each row execute function app.touch();
alter table app.customer enable always trigger always;
create trigger replica after delete on app.customer for each row execute function app.touch();
alter table app.customer enable replica trigger replica;
create constraint trigger deferred after insert on app.base deferrable initially deferred for each row execute function app.touch();
create trigger instead instead of insert on app.v for each row execute function app.touch();
create trigger on_event after insert on app.event for each row execute function app.touch();
alter table app.event_old disable trigger on_event;
comment on trigger plain on app.customer is 't';
create function app.on_ddl() returns event_trigger language plpgsql as $$ begin raise exception 'no ddl here'; end $$;

-- row security
create policy mine on app.customer as restrictive for update to zoo_reader, current_user using (id > 0) with check (id > 1);
create policy everybody on app.customer for select using (name <> 'x');
alter table app.customer enable row level security;
alter table app.customer force row level security;
comment on policy mine on app.customer is 'p';

-- foreign data
create foreign data wrapper dummy validator postgresql_fdw_validator;
create server remote type 'pg' version '15' foreign data wrapper postgres_fdw options (host 'localhost', dbname 'x''y');
create user mapping for public server remote options (user 'u', password 'pass''word');
create user mapping for zoo_reader server remote options (user 'r');
create foreign table app.far (id int options (column_name 'i d') not null, v text default 'x', constraint pos check (id > 0)) server remote options (table_name 'far');
create table app.mixed (id int, v text) partition by list (id);
create foreign table app.mixed_far partition of app.mixed for values in (1) server remote;
comment on server remote is 's';
comment on foreign table app.far is 'far away';
comment on column app.far.v is 'v';

-- replication
create publication everything for all tables with (publish = 'insert, delete');
create publication some_of_it for table app.customer (id, name) where (id > 5), only app.base with (publish_via_partition_root = true);
create publication empty_one;
create publication by_schema for tables in schema "Odd.Schema", table app.child;
comment on publication some_of_it is 'p';
create subscription feed connection 'host=nowhere password=hidden' publication a, b with (connect = false, enabled = false, slot_name = none, create_slot = false, binary = true);

-- comments on what is left
comment on table app.customer is E'back\\slash and ''quote''';
comment on column app.customer."q""uote" is 'q';
comment on constraint positive on app.customer is 'c';
comment on function app.is_even(int) is 'f';
comment on procedure app.proc(int) is 'p';
comment on type app.mood is 'm';
comment on domain app.even is 'd';
comment on collation app.german is 'c';
comment on conversion app.to_latin is 'c';
comment on sequence app.free_seq is 's';
comment on materialized view app.mv_a is 'mv';
comment on access method second_heap is 'am';
comment on extension hstore is 'other words than usual';

-- owners and privileges
alter table app.child owner to zoo_owner;
alter function app.is_even(int) owner to zoo_owner;
alter type app.mood owner to zoo_owner;
alter domain app.even owner to zoo_owner;
alter view app.v owner to zoo_owner;
alter materialized view app.mv_a owner to zoo_owner;
alter sequence app.free_seq owner to zoo_owner;
alter aggregate app.total(int) owner to zoo_owner;
alter aggregate app.my_percentile(float8 order by anyelement) owner to zoo_owner;
alter operator app.<<< (app.pair, app.pair) owner to zoo_owner;
alter operator class app.pair_ops using btree owner to zoo_owner;
alter operator family app.pair_family using btree owner to zoo_owner;
alter text search configuration app.english owner to zoo_owner;
alter text search dictionary app.stop owner to zoo_owner;
alter collation app.german owner to zoo_owner;
alter conversion app.to_latin owner to zoo_owner;
alter statistics app.st owner to zoo_owner;
alter foreign table app.far owner to zoo_owner;
alter procedure app.proc(int) owner to zoo_owner;
grant usage on schema app to zoo_reader with grant option;
grant create on schema public to public;
grant select, update on app.customer to zoo_reader with grant option;
grant insert (id, x), select (x) on app.base to zoo_reader, public;
set role zoo_reader;
grant select on app.customer to pg_monitor;
reset role;
revoke delete on app.child from zoo_owner;
revoke execute on function app.is_even(int) from public;
grant execute on function app.is_even(int) to zoo_reader;
grant execute on procedure app.proc(int) to zoo_reader;
revoke execute on function app.total(int) from public;
revoke usage on type app.mood from public;
grant usage on domain app.even to zoo_reader;
grant usage on sequence app.free_seq to zoo_reader;
grant select on app.mv_a, app.v, app.far to zoo_reader;
grant usage on foreign server remote to zoo_reader;
grant usage on foreign data wrapper dummy to zoo_reader;
revoke usage on language plpgsql from public;
grant execute on function pg_catalog.pg_ls_dir(text) to zoo_reader;
grant select on app.customer_serial_no_seq to zoo_reader;
alter default privileges for role zoo_owner in schema app grant select on tables to zoo_reader;
alter default privileges for role zoo_owner revoke execute on functions from public;
alter default privileges for role zoo_owner grant usage on types to zoo_reader with grant option;

-- rarer kinds and odd names
create type app.number;
create function app.number_in(cstring) returns app.number language internal immutable strict as 'int4in';
create function app.number_out(app.number) returns cstring language internal immutable strict as 'int4out';
create function app.number_send(app.number) returns bytea language internal immutable strict as 'int4send';
create function app.number_recv(internal) returns app.number language internal immutable strict as 'int4recv';
create type app.number (input = app.number_in, output = app.number_out, send = app.number_send, receive = app.number_recv, internallength = 4, passedbyvalue, alignment = int4, storage = plain, category = 'N', default = '7', delimiter = ';');
alter type app.number owner to zoo_owner;
comment on type app.number is 'of its own';
create type app.bag;
create function app.bag_in(cstring, oid, int) returns app.bag language internal immutable strict as 'varcharin';
create function app.bag_out(app.bag) returns cstring language internal immutable strict as 'varcharout';
create type app.bag (input = app.bag_in, output = app.bag_out, like = pg_catalog.varchar, collatable = true, typmod_in = varchartypmodin, typmod_out = varchartypmodout);
create type app.never;
create function app.of_never(app.never) returns int language internal as 'int4out';
create table app.of_numbers (n app.number, ns app.number[], b app.bag(5));
create domain app.of_domain as app.name default 'd' constraint nn not null;
create domain app.of_array as int[] check (cardinality(value) > 0);
create function app.from_sql(internal) returns internal language internal strict immutable as 'prsd_lextype';
create function app.to_sql(internal) returns app.pair language internal strict immutable as 'int4recv';
create trusted language other handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator;
create transform for app.pair language plpgsql (from sql with function app.from_sql(internal), to sql with function app.to_sql(internal));
comment on transform for app.pair language plpgsql is 't';
comment on language other is 'l';
create aggregate app.my_rank(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
create aggregate app.average(float8) (sfunc = float8_accum, stype = float8[], finalfunc = float8_avg, combinefunc = float8_combine, initcond = '{0,0,0}', parallel = safe, finalfunc_modify = read_write);
create aggregate app.shared_average(numeric) (sfunc = numeric_avg_accum, stype = internal, sspace = 128, finalfunc = numeric_avg, combinefunc = numeric_avg_combine, serialfunc = numeric_avg_serialize, deserialfunc = numeric_avg_deserialize, msfunc = numeric_avg_accum, minvfunc = numeric_accum_inv, mstype = internal, msspace = 128, mfinalfunc = numeric_avg, parallel = safe);
create aggregate app.how_many(*) (sfunc = int8inc, stype = int8, initcond = '0');
create aggregate app.strung(variadic text[]) (sfunc = array_cat, stype = text[]);
create table app.ancestor (id int default 5, v text default 'v');
create table app.heir (extra int) inherits (app.ancestor);
alter table app.heir alter v drop default, alter id set default 8;
create table app."sélect 🚚 from" ("user" int default 1 primary key, "Grüße" text check ("Grüße" <> '"'), very_long_name_very_long_name_very_long_name_very_long_name_xxx int not null unique);
create view app."or" as select "user", "Grüße" as "end" from app."sélect 🚚 from";
create function app."do it"("in" int, out "out" "char") language sql as 'select ''x''::"char"';
create table app.tuned (id int, t text) with (toast_tuple_target = 200, parallel_workers = 3, toast.autovacuum_vacuum_threshold = 40);
create table app.dropping (a int, gone int, b int) partition by range (a);
alter table app.dropping drop column gone;
create table app.dropping_1 (b int, x int, a int);
alter table app.dropping_1 drop column x;
alter table app.dropping attach partition app.dropping_1 for values from (1) to (5);
create statistics app.st_kinds (dependencies) on a, b from app.dropping_1;
alter table app.parted replica identity using index parted_pkey;
create foreign table app.far_child () inherits (app.base) server remote options (table_name 'b');
alter foreign table app.far alter column v options (add column_name 'vv');
create trigger on_far after insert on app.far for each row execute function app.touch();
create trigger on_empty after insert or delete or truncate on app.tuned execute function app.touch();
create materialized view app.mv_far as select id from app.far with no data;
create unique index clustered on app.mv_b (n);
alter materialized view app.mv_b cluster on clustered;
create publication for_nothing for table app.tuned with (publish = '');
alter function app.touch() depends on extension hstore;
alter index app.by_hash depends on extension citext;
alter materialized view app.mv_a depends on extension hstore;
alter trigger plain on app.customer depends on extension hstore;

-- what fires for definitions comes last
create event trigger no_ddl on ddl_command_start when tag in ('CREATE TABLE', 'DROP TABLE') execute function app.on_ddl();
create event trigger always_ddl on sql_drop execute function app.on_ddl();
alter event trigger always_ddl enable always;
create event trigger off_ddl on table_rewrite execute function app.on_ddl();
alter event trigger off_ddl disable;
comment on event trigger no_ddl is 'e';
