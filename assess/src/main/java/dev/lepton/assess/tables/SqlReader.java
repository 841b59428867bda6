package dev.lepton.assess.tables;

import dev.lepton.assess.reference.uses.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * Reads the tables out of a text of a program, which may be a query, a part of one, or prose. What
 * the parser does not take is scanned for the words that tables follow. Stateless, thread-safe.
 */
final class SqlReader {
  /** Beyond this, nobody wrote the query by hand. In characters. */
  private static final int LONGEST = 20_000;

  /** Deeper brackets can cost the parser exponential time. */
  private static final int DEEPEST = 6;

  private static final Pattern STATEMENT =
      Pattern.compile(
          "^[\\s(]*(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|REPLACE|UPSERT|TRUNCATE)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PART =
      Pattern.compile("\\b(?:FROM|JOIN|INSERT\\s+INTO|UPDATE|MERGE\\s+INTO)\\s");
  private static final Pattern OBJECT_QUERY = Pattern.compile("^\\s*(?:from|FROM)\\s+[\\w.]+");

  /** What tells a query from a sentence, in lower case: nobody writes these in a message. */
  private static final Pattern QUERY_SIGN =
      Pattern.compile("[*=?]|\\bwhere\\b|\\bvalues\\b|\\w\\(|\\w\\.\\w");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("[#$]\\{[^}]{0,200}}|%[sdn]|\\{\\d{0,2}}|" + Phrase.UNKNOWN);
  private static final String OPEN_NAME = "lepton_open";
  private static final Set<String> ARTICLES =
      Set.of(
          "the", "a", "an", "this", "that", "these", "those", "your", "our", "its", "any", "all");
  private static final Set<String> SYSTEM =
      Set.of("dual", "information_schema", "sys", "sysibm", "sysobjects", "performance_schema");
  private static final Pattern CATALOG =
      Pattern.compile(
          "(?:pg|sqlite|rdb)_\\w+|(?:all|dba|user)_(?:tables|tab_\\w+|objects)|v\\$\\w+");

  private SqlReader() {}

  static List<TableUse> read(String written) {
    if (written.length() > LONGEST) {
      return List.of();
    }
    String text = joinNames(PLACEHOLDER.matcher(written).replaceAll(" " + OPEN_NAME + " "));
    Matcher statement = STATEMENT.matcher(text);
    boolean starts = statement.find();
    boolean capitals =
        starts && statement.group(1).equals(statement.group(1).toUpperCase(Locale.ROOT));
    boolean small =
        starts && statement.group(1).equals(statement.group(1).toLowerCase(Locale.ROOT));
    if (starts && (capitals || small && QUERY_SIGN.matcher(text).find())) {
      return sensible(whole(text));
    }
    if (PART.matcher(text).find() || OBJECT_QUERY.matcher(text).find()) {
      return sensible(new SqlScan(SqlTokens.of(text), false).tables());
    }
    return List.of();
  }

  /**
   * An unknown part that touches a name makes the name unknown: {@code orders_ + year}; one before
   * a dot is a schema.
   */
  private static String joinNames(String replaced) {
    return replaced
        .replaceAll("([_.]) " + OPEN_NAME, "$1" + OPEN_NAME)
        .replaceAll(OPEN_NAME + " (?=[\\w.])", OPEN_NAME);
  }

  private static List<TableUse> whole(String text) {
    if (CCJSqlParserUtil.getNestingDepth(text) > DEEPEST) {
      return new SqlScan(SqlTokens.of(text), true).tables();
    }
    try {
      return parsed(CCJSqlParserUtil.newParser(text).withAllowComplexParsing(true).Statement());
    } catch (ParseException | RuntimeException e) {
      // a dialect, an object query or a part: the words before a table tell it all the same
      return new SqlScan(SqlTokens.of(text), true).tables();
    }
  }

  private static List<TableUse> parsed(Statement statement) {
    Set<String> all = new TreeSet<>(new TablesNamesFinder<Void>().getTables(statement));
    List<TableUse> uses = new ArrayList<>();
    for (Table table : written(statement)) {
      uses.add(new TableUse(plain(table.getFullyQualifiedName()), Access.WRITES, true));
      all.remove(table.getFullyQualifiedName());
    }
    all.forEach(name -> uses.add(new TableUse(plain(name), Access.READS, true)));
    return uses;
  }

  private static List<Table> written(Statement statement) {
    List<Table> tables = new ArrayList<>();
    if (statement instanceof Insert insert) {
      tables.add(insert.getTable());
    } else if (statement instanceof Update update) {
      tables.add(update.getTable());
    } else if (statement instanceof Delete delete) {
      if (delete.getTables() == null || delete.getTables().isEmpty()) {
        tables.add(delete.getTable());
      } else {
        tables.addAll(delete.getTables());
      }
    } else if (statement instanceof Merge merge) {
      tables.add(merge.getTable());
    } else if (statement instanceof Truncate truncate) {
      tables.add(truncate.getTable());
    } else if (statement instanceof Upsert upsert) {
      tables.add(upsert.getTable());
    }
    tables.removeIf(table -> table == null);
    return tables;
  }

  private static String plain(String name) {
    return name.replaceAll("[\"`\\[\\]]", "");
  }

  private static List<TableUse> sensible(List<TableUse> uses) {
    boolean prose =
        uses.stream().anyMatch(use -> ARTICLES.contains(use.name().toLowerCase(Locale.ROOT)));
    return prose
        ? List.of()
        : uses.stream()
            .map(SqlReader::withoutOpenSchema)
            .filter(SqlReader::isTable)
            .distinct()
            .toList();
  }

  private static TableUse withoutOpenSchema(TableUse use) {
    return use.name().startsWith(OPEN_NAME + ".")
        ? new TableUse(use.name().substring(OPEN_NAME.length() + 1), use.access(), use.certain())
        : use;
  }

  private static boolean isTable(TableUse use) {
    String name = use.name().toLowerCase(Locale.ROOT);
    String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    return !name.contains(OPEN_NAME)
        && !SYSTEM.contains(first)
        && !CATALOG.matcher(first).matches()
        && name.matches("[\\p{L}_][\\p{L}\\d_$#.]*")
        && !name.endsWith(".");
  }
}
