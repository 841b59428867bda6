package dev.lepton.transfer.postgres.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way in which a target can come to differ from its source.
 *
 * @param corrupt statements for the target, run with triggers off
 * @param found what a difference says: table, key, kind and columns
 * @param revert statements where the repair is not to mend it by itself; empty where it is
 */
record Mutation(String name, String corrupt, String found, String revert) {

  /** All kinds. */
  static Stream<Mutation> catalogue() {
    List<Mutation> all = new ArrayList<>();
    all.addAll(values());
    all.addAll(rows());
    all.addAll(objects());
    return all.stream();
  }

  @Override
  public String toString() {
    return name;
  }

  private static Mutation value(String name, String column, String value) {
    String sql = "UPDATE public.zoo SET " + column + " = " + value + " WHERE id = 7";
    return new Mutation(name, sql, "public.zoo 7 changed [" + column + "]", "");
  }

  private static Mutation mended(String name, String corrupt, String found) {
    return new Mutation(name, corrupt, found, "");
  }

  private static List<Mutation> values() {
    return List.of(
        value("a bool turned", "b", "NOT b"),
        value("a flipped bit of a smallint", "i2", "i2 # 16"),
        new Mutation(
            "a flipped bit of an integer, and what is generated from it",
            "UPDATE public.zoo SET i4 = i4 # 1 WHERE id = 7",
            "public.zoo 7 changed [i4, dbl]",
            ""),
        value("a bigint whose halves changed places", "i8", "4294967296"),
        value("a negative bigint that folds to the same", "i8", "-2"),
        value("the last digit of a real", "f4", "2.3333335"),
        value("the last digit of a double", "f8", "1.0000000000000002"),
        value("minus zero", "p", "'(7,-0)'"),
        value("1.5 as 1.500", "n", "10.500"),
        value("a number that is none", "n", "'NaN'"),
        value("a cent", "m", "m + '0.01'::money"),
        value("30 days as a month", "iv", "'1 month'"),
        value("30 days as 720 hours", "iv", "'720:00:00'"),
        value("a blank at the end of a text", "t", "t || ' '"),
        value("a control character", "t", "t || E'\\u0001'"),
        value("null as nothing", "u", "''"),
        value("other normal form of a letter", "vc", "U&'u\\0308'"),
        value("another case", "vc", "upper(vc)"),
        value("a char of declared length", "c", "'d'"),
        value("blanks at the end of a char without length", "blank", "'b7   '"),
        value("a single byte", "ch", "'y'"),
        value("a name", "nm", "'other'"),
        value("a byte", "bs", "'\\x00fe07'"),
        value("a NUL byte at the end", "bs", "bs || '\\x00'"),
        value("a day", "d", "d + 1"),
        value("a microsecond of a time", "ti", "ti + interval '1 microsecond'"),
        value("the same moment in another zone", "titz", "'13:00:00+01'"),
        value("a timestamp for ever", "ts", "'infinity'"),
        value("a microsecond", "tstz", "tstz + interval '1 microsecond'"),
        value("an hour by a time zone", "tstz", "'2024-03-10 02:30:00+01'"),
        value("layout of json", "j", "'{\"a\": 1}'"),
        value("a key of jsonb", "jb", "'{\"K\": 7, \"n\": 1.0}'"),
        value("scale in jsonb", "jb", "'{\"k\": 7, \"n\": 1.00}'"),
        value("an attribute of xml", "x", "'<a b=\"C\">d</a>'"),
        value("bounds of an array", "arr", "'[0:1]={7,NULL}'"),
        value("shape of an array", "arr", "'{{7,NULL}}'"),
        value("NULL as a word", "words", "ARRAY['NULL', 'NULL', '']"),
        value("order of an array", "moods", "'{happy,sad}'"),
        value("an enum's label", "mo", "'sad'"),
        value("a bit", "bits", "'1011'"),
        value("a leading zero of bits", "vbits", "'101'"),
        value("a netmask", "ip", "'10.0.0.1/25'"),
        value("a network", "net", "'10.0.0.0/25'"),
        value("a hardware address", "mac", "'08:00:2b:01:02:04'"),
        value("a box", "bx", "'(1,2),(0,0)'"),
        value("a range's bound", "r", "'[7,8]'"),
        value("an empty range", "r", "'empty'"),
        value("a multirange", "mr", "'{[1,3),[5,9)}'"),
        value("a range of one's own type", "fr", "'(7,8)'"),
        value("a position in a text vector", "ts_v", "'a:1 b:3'"),
        value("a log position", "lsn", "'0/16B3749'"),
        value("a reference to another relation", "cls", "'pg_type'"),
        value("an identifier", "o", "4294967294"),
        value("a uuid", "uid", "md5('other')::uuid"),
        value("a field of a composite", "pr", "ROW(7, NULL, 'x')"),
        value("a field of a composite in an array", "prs", "ARRAY[ROW(7, '', 'y')::public.pair]"),
        value("a domain over char", "pad", "'q7'"),
        value("a domain over integer", "pos", "8"),
        mended(
            "minus zero as a key's value",
            "UPDATE public.zoo SET f8 = '-0' WHERE id = 1001",
            "public.zoo 1001 changed [f8]"),
        mended(
            "zero for minus zero",
            "UPDATE public.zoo SET f4 = 0 WHERE id = 1001",
            "public.zoo 1001 changed [f4]"),
        mended(
            "nothing as null",
            "UPDATE public.zoo SET t = NULL, bs = NULL WHERE id = 1000",
            "public.zoo 1000 changed [t, bs]"));
  }

  private static List<Mutation> rows() {
    return List.of(
        mended("a lost row", "DELETE FROM public.zoo WHERE id = 9", "public.zoo 9 missing []"),
        mended("an extra row", "INSERT INTO public.zoo (id) VALUES (-5)", "public.zoo -5 extra []"),
        mended(
            "another key",
            "UPDATE public.zoo SET id = 8000000000 WHERE id = 9",
            "public.zoo 8000000000 extra []"),
        mended(
            "swapped columns",
            "UPDATE public.zoo SET t = u, u = t WHERE id = 9",
            "public.zoo 9 changed [t, u]"),
        mended(
            "values of two rows that changed places",
            "UPDATE public.zoo SET i8 = 2, n = CASE id WHEN 11 THEN 18.0 ELSE 16.5 END WHERE id IN (11, 12)",
            "public.zoo 11 changed [i8, n]"),
        mended(
            "unique values that changed places",
            "DROP INDEX public.zoo_uid; UPDATE public.zoo SET uid = md5(CASE id WHEN 11 THEN '12' ELSE '11' END)::uuid WHERE id IN (11, 12); CREATE UNIQUE INDEX zoo_uid ON public.zoo (uid) WHERE id < 900",
            "public.zoo 12 changed [uid]"),
        mended("all rows", "TRUNCATE public.doubled", "public.doubled 1.5, 1 missing []"),
        mended(
            "letters across a border of columns",
            "UPDATE public.named SET a = 'a', b = 'bc' WHERE k = 'key 5'",
            "public.named key 5 changed [a, b]"),
        mended(
            "a row with an empty key",
            "DELETE FROM public.named WHERE k = ''",
            "public.named  missing []"),
        mended(
            "a row with an odd key",
            "UPDATE public.named SET a = '' WHERE k = 'ünï🚚'",
            "public.named ünï🚚 changed [a]"),
        mended(
            "scale of a key",
            "UPDATE public.doubled SET b = 15.00 WHERE b = 15",
            "public.doubled 15.00, 0 extra []"),
        mended(
            "a row of a table with odd names",
            "UPDATE public.\"Odd.Table\" SET \"select\" = 3 WHERE \"select\" = 2",
            "public.Odd.Table \\ changed [select]"),
        mended(
            "a row in another table of the family",
            "DELETE FROM ONLY public.base WHERE id = 2; INSERT INTO public.child VALUES (2, 'base')",
            "public.child 2 extra []"),
        mended(
            "a row in another partition",
            "UPDATE public.part SET d = '2021-02-02' WHERE id = 3",
            "public.part_b 3, 2021-02-02 extra []"),
        mended(
            "a doubled row without a key",
            "INSERT INTO public.log SELECT * FROM public.log WHERE at = 4 LIMIT 1",
            "public.log (4,\"{\"\"a\"\":  1}\",same) extra []"),
        mended(
            "a lost row without a key",
            "DELETE FROM public.log WHERE ctid IN (SELECT ctid FROM public.log WHERE at = 5 LIMIT 2)",
            "public.log (5,\"{\"\"a\"\":  1}\",same) missing []"),
        mended(
            "null and nothing without a key",
            "UPDATE public.log SET note = NULL WHERE note = ''",
            "public.log (-0,,) extra []"),
        mended(
            "a row that refers to nobody",
            "UPDATE public.orders SET customer_id = 77 WHERE id = 1",
            "public.orders 1 changed [customer_id]"),
        mended(
            "a byte of a large object",
            "SELECT lo_put(4711, 2, '\\xff')",
            "large object 4711 has other content large object []"),
        mended("a lost large object", "SELECT lo_unlink(4712)", "large object 4712 is missing"),
        mended(
            "a large object cut short",
            "SELECT lo_truncate(lo_open(4712, 131072), 9999)",
            "4712 has other content"),
        mended("an extra large object", "SELECT lo_create(4713)", "large object 4713 is extra"),
        mended(
            "a large object of another owner",
            "ALTER LARGE OBJECT 4711 OWNER TO lepton_reader",
            "4711 belongs to lepton_reader"));
  }

  private static List<Mutation> objects() {
    return List.of(
        mended(
            "a sequence behind",
            "SELECT setval('public.numbers', 1)",
            "public.numbers is behind sequence"),
        mended(
            "a sequence that would hand a value out twice",
            "SELECT setval('public.numbers', 6, false)",
            "public.numbers is behind"),
        mended(
            "a falling sequence behind",
            "SELECT setval('public.falling', 70)",
            "public.falling is behind"),
        mended(
            "an identity's sequence behind",
            "ALTER TABLE public.orders ALTER id RESTART",
            "public.orders_id_seq is behind"),
        mended(
            "a sequence's step",
            "ALTER SEQUENCE public.numbers INCREMENT 1",
            "public.numbers counts in another manner sequence [increment]"),
        mended(
            "a sequence's limit",
            "ALTER SEQUENCE public.fresh MAXVALUE 5",
            "public.fresh counts in another manner sequence [maximum]"),
        mended(
            "a sequence that begins anew",
            "ALTER SEQUENCE public.fresh CYCLE",
            "public.fresh counts in another manner sequence [cycle]"),
        mended(
            "a disabled trigger",
            "ALTER TABLE public.orders DISABLE TRIGGER touched",
            "trigger public.touched on orders is disabled"),
        mended(
            "a missing trigger",
            "DROP TRIGGER touched ON public.orders",
            "trigger touched on public.orders is missing"),
        mended(
            "a foreign key that is not enforced",
            "ALTER TABLE public.orders DISABLE TRIGGER ALL",
            "foreign key triggers public.orders_customer_id_fkey of orders on orders is disabled"),
        mended("a missing index", "DROP INDEX public.zoo_t", "index public.zoo_t is missing"),
        mended(
            "an invalid index",
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'public.zoo_t'::regclass",
            "index public.zoo_t is invalid"),
        mended(
            "a missing foreign key",
            "ALTER TABLE public.orders DROP CONSTRAINT orders_customer_id_fkey",
            "foreign key orders_customer_id_fkey on public.orders is missing"),
        mended(
            "a foreign key not validated",
            "ALTER TABLE public.orders DROP CONSTRAINT orders_customer_id_fkey; ALTER TABLE public.orders ADD FOREIGN KEY (customer_id) REFERENCES public.customer NOT VALID",
            "foreign key check orders_customer_id_fkey on public.orders is missing"),
        mended(
            "a missing check",
            "ALTER TABLE public.customer DROP CONSTRAINT customer_name_check",
            "check customer_name_check on public.customer is missing"),
        mended(
            "a missing unique constraint",
            "ALTER TABLE public.orders DROP CONSTRAINT orders_note_key",
            "orders_note_key"),
        mended(
            "a changed default",
            "ALTER TABLE public.customer ALTER name SET DEFAULT 'somebody'",
            "default public.customer.name differs"),
        new Mutation(
            "a lost NOT NULL",
            "ALTER TABLE public.customer ALTER name DROP NOT NULL",
            "table public.customer differs",
            "ALTER TABLE public.customer ALTER name SET NOT NULL"),
        new Mutation(
            "another column type",
            "ALTER TABLE public.named ALTER a TYPE varchar(50)",
            "table public.named differs",
            "ALTER TABLE public.named ALTER a TYPE text"),
        new Mutation(
            "another column",
            "ALTER TABLE public.named ADD extra int",
            "public.named has other columns, so that its rows were not compared",
            "ALTER TABLE public.named DROP extra"),
        mended("a missing table", "DROP TABLE public.named", "table public.named is missing"),
        new Mutation(
            "an extra table",
            "CREATE TABLE public.more (id int)",
            "table public.more is extra",
            "DROP TABLE public.more"),
        new Mutation(
            "order of an enum",
            "UPDATE pg_enum SET enumsortorder = CASE enumlabel WHEN 'sad' THEN 12 WHEN 'ok' THEN 11 ELSE 13 END WHERE enumtypid = 'public.mood'::regtype",
            "type public.mood differs",
            "UPDATE pg_enum SET enumsortorder = CASE enumlabel WHEN 'sad' THEN 1 WHEN 'ok' THEN 2 ELSE 3 END WHERE enumtypid = 'public.mood'::regtype"),
        new Mutation(
            "a view that shows something else",
            "CREATE OR REPLACE VIEW public.v AS SELECT id, name FROM public.customer WHERE id > 1",
            "view public.v differs",
            "CREATE OR REPLACE VIEW public.v AS SELECT id, name FROM public.customer WHERE id > 0"),
        mended("a missing view", "DROP VIEW public.v", "view public.v is missing"),
        mended(
            "a materialized view without rows",
            "REFRESH MATERIALIZED VIEW public.mv WITH NO DATA",
            "materialized view public.mv is not populated"),
        mended(
            "a function that does something else",
            "CREATE OR REPLACE FUNCTION public.twice(i int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT i * 3'",
            "function public.twice"),
        mended(
            "a missing policy",
            "DROP POLICY own ON public.customer",
            "policy own on public.customer is missing"),
        mended(
            "row security switched off",
            "ALTER TABLE public.customer DISABLE ROW LEVEL SECURITY",
            "row security"),
        mended(
            "a disabled rule",
            "ALTER TABLE public.log DISABLE RULE quiet",
            "rule public.quiet on log is disabled"),
        mended(
            "lost statistics",
            "DROP STATISTICS public.together",
            "statistics public.together is missing"),
        mended("a lost comment", "COMMENT ON TABLE public.zoo IS NULL", "comment"),
        mended(
            "a lost privilege",
            "REVOKE INSERT ON public.customer FROM lepton_reader",
            "privilege INSERT on customer to lepton_reader is missing"),
        mended(
            "an extra privilege",
            "GRANT DELETE ON public.customer TO lepton_reader",
            "privilege DELETE on customer to lepton_reader is extra"),
        mended(
            "everybody's privilege",
            "GRANT SELECT ON public.named TO PUBLIC",
            "privilege SELECT on named to public is extra"),
        mended(
            "a grant option",
            "GRANT SELECT ON public.customer TO lepton_reader WITH GRANT OPTION",
            "privilege SELECT on customer to lepton_reader is granted with grant option"),
        mended(
            "a lost privilege on a column",
            "REVOKE UPDATE (name) ON public.customer FROM lepton_reader",
            "privilege UPDATE on customer.name to lepton_reader is missing"),
        mended(
            "a lost default privilege",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM lepton_reader",
            "privilege SELECT on future TABLES of postgres in public to lepton_reader is missing"),
        mended(
            "another owner",
            "ALTER TABLE public.named OWNER TO postgres",
            "owner public.named is postgres, at the source lepton_reader"));
  }
}
