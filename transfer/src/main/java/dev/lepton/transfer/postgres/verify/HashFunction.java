package dev.lepton.transfer.postgres.verify;

/** How a row's canonical values become one 64-bit number. */
enum HashFunction {
  /** Hashes value by value; PostgreSQL 14 and later. */
  RECORD("hash_record_extended(ROW(%s), 7)"),
  /** Hashes the row's wire format. */
  ARRAY("hash_array_extended(ARRAY[record_send(ROW(%s))], 7)"),
  /** Where the servers' hashes disagree, as they do between byte orders. */
  DIGEST("('x' || left(md5(record_send(ROW(%s))), 16))::bit(64)::bigint");

  private static final int RECORDS_HASHED = 140_000;
  private static final String SAMPLE = "1, 'é'::text COLLATE \"C\", '\\x00ff'::bytea, NULL::date";

  private final String template;

  HashFunction(String template) {
    this.template = template;
  }

  /** The cheapest by which both servers come to the same number. */
  static HashFunction common(SideSession source, SideSession target) {
    boolean records = Math.min(version(source), version(target)) >= RECORDS_HASHED;
    return (records && agree(RECORD, source, target))
        ? RECORD
        : agree(ARRAY, source, target) ? ARRAY : DIGEST;
  }

  private static boolean agree(HashFunction function, SideSession source, SideSession target) {
    String sample = "SELECT (" + function.of(SAMPLE) + ")::text";
    return source.text(sample).equals(target.text(sample));
  }

  static int version(SideSession session) {
    return (int) session.number("SELECT current_setting('server_version_num')::int");
  }

  /** The number of the row that has these values. */
  String of(String values) {
    return template.replace("%s", values);
  }
}
