package dev.lepton.transfer.postgres.verify;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The SQL that brings a value into its canonical form: one that is the same on every server and
 * version for the same value, and different for any two values that somebody could tell apart.
 *
 * <p>Types whose own hash sees every bit stay as they are. The others are turned into the bytes of
 * their wire format: hashes of bigint and timestamps fold two halves into one, those of numeric and
 * interval take 1.5 for 1.500 and 30 days for a month, that of float takes -0 for 0. What has
 * identifiers of the catalogue in its wire format (arrays, composites) or names something by one
 * (reg…), and whatever an extension or user has defined, is compared as it prints.
 */
final class Encoding {
  private static final Set<String> HASHED_WHOLE =
      Set.of("bool", "int2", "int4", "oid", "char", "date", "uuid", "bytea");

  private static final Map<String, String> WIRE =
      Map.ofEntries(
          Map.entry("int8", "int8send"),
          Map.entry("numeric", "numeric_send"),
          Map.entry("time", "time_send"),
          Map.entry("timetz", "timetz_send"),
          Map.entry("timestamp", "timestamp_send"),
          Map.entry("timestamptz", "timestamptz_send"),
          Map.entry("interval", "interval_send"),
          Map.entry("money", "cash_send"),
          Map.entry("bit", "bit_send"),
          Map.entry("varbit", "varbit_send"),
          Map.entry("json", "json_send"),
          Map.entry("jsonb", "jsonb_send"),
          Map.entry("inet", "inet_send"),
          Map.entry("cidr", "cidr_send"),
          Map.entry("macaddr", "macaddr_send"),
          Map.entry("macaddr8", "macaddr8_send"));

  /** How text gets into the same bytes on both sides. */
  private final UnaryOperator<String> text;

  /**
   * @param convert whether the databases have different encodings
   */
  Encoding(boolean convert) {
    // The wire format is in the client's encoding, which is UTF-8 on both sides.
    this.text = convert ? x -> "textsend(" + x + ")" : x -> x + " COLLATE \"C\"";
  }

  /**
   * @param column an expression for the value
   * @return one expression or several, separated by commas
   */
  String of(String column, ColumnType type) {
    String x = type.domain() ? column + "::pg_catalog.\"" + type.name() + "\"" : column;
    String name = type.name();
    if (HASHED_WHOLE.contains(name)) {
      return x;
    }
    if (WIRE.containsKey(name)) {
      return WIRE.get(name) + "(" + x + ")";
    }
    if (type.isEnum()) {
      return "enum_send(" + x + ")";
    }
    if (type.isCastAsPrinted()) {
      return text.apply(x + "::text");
    }
    return switch (name) {
      case "text", "varchar" -> text.apply(x);
      case "bpchar" -> padded(x, type);
      case "float4", "float8" -> floating(x, name);
      default -> printed(column);
    };
  }

  /** As the type prints it; a record's output, unlike a cast, neither pads nor trims. */
  String printed(String column) {
    return text.apply("ROW(" + column + ")::text");
  }

  /** Blanks at the end do not count for its hash; a declared length makes them the same anyway. */
  private String padded(String x, ColumnType type) {
    return type.fixedLength() ? text.apply(x) : text.apply(x) + ", octet_length(" + x + ")";
  }

  /** There are many NaNs, which print the same and are equal. */
  private static String floating(String x, String type) {
    return type + "send(CASE WHEN " + x + " = 'NaN' THEN 'NaN' ELSE " + x + " END)";
  }
}
