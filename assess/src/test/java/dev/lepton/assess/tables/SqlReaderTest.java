package dev.lepton.assess.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.reference.uses.Phrase;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlReaderTest {
  private static String read(String text) {
    return SqlReader.read(text).stream()
        .map(
            use ->
                (use.access() == Access.WRITES ? "w:" : "r:")
                    + use.name()
                    + (use.certain() ? "" : "?"))
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT * FROM orders WHERE id = ?                                | [r:orders]
          select o.id from shop.orders o join lines l on l.o = o.id        | [r:lines, r:shop.orders]
          SELECT a FROM one, two t WHERE x IN (SELECT y FROM three)        | [r:one, r:three, r:two]
          INSERT INTO orders (id) VALUES (:id)                             | [w:orders]
          INSERT INTO history SELECT * FROM orders                         | [r:orders, w:history]
          UPDATE orders SET a = 1 WHERE b = (SELECT max(b) FROM lines)     | [r:lines, w:orders]
          DELETE FROM orders WHERE id = #{id}                              | [w:orders]
          WITH recent AS (SELECT * FROM orders) SELECT * FROM recent       | [r:orders]
          SELECT EXTRACT(YEAR FROM day) FROM orders FOR UPDATE             | [r:orders]
          MERGE INTO stock USING news ON stock.a = news.a WHEN MATCHED THEN UPDATE SET b = 1 | [r:news, w:stock]
          SELECT "a" FROM "Order Lines"                                    | []
          SELECT `a` FROM `orders`                                         | [r:orders]
          SELECT a FROM [dbo].[orders]                                     | [r:dbo.orders]
          TRUNCATE TABLE orders                                            | [w:orders]
          SELECT o FROM Order o WHERE o.id = :id                           | [r:Order]
          SELECT 1 FROM DUAL                                               | []
          SELECT relname FROM pg_class                                     | []
          SELECT count(*) FROM orders o LEFT JOIN FETCH o.lines WHERE      | [r:orders]
          """)
  void statementsTellReadingFromWriting(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @Test
  void partsAreNoProofOfATable() {
    assertThat(read(" FROM orders WHERE id = ")).isEqualTo("[r:orders?]");
    assertThat(read("from Order o where o.id = :id")).isEqualTo("[r:Order?]");
  }

  @Test
  void unknownNamesAreNoTables() {
    assertThat(read("SELECT * FROM " + Phrase.UNKNOWN + " WHERE a = 1")).isEqualTo("[]");
    assertThat(read("SELECT * FROM orders_" + Phrase.UNKNOWN + " WHERE a = 1")).isEqualTo("[]");
    assertThat(read("SELECT * FROM " + Phrase.UNKNOWN + ".orders WHERE a = 1"))
        .isEqualTo("[r:orders]");
    assertThat(read("SELECT * FROM orders" + Phrase.UNKNOWN)).isEqualTo("[r:orders]");
    assertThat(read("SELECT * FROM orders WHERE id = " + Phrase.UNKNOWN)).isEqualTo("[r:orders]");
    assertThat(read("SELECT %s FROM orders ORDER BY %s")).isEqualTo("[r:orders]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Select a customer from the list",
        "select a customer from the list",
        "Update the order from your basket",
        "delete from cart",
        "selected items from page 3",
        "INSERT COIN",
        "Cannot delete: it is used from elsewhere",
        "from",
        "",
        "SELECT",
        "with love from me",
        "join us",
      })
  void sentencesAreNoQueries(String text) {
    assertThat(read(text)).isEqualTo("[]");
  }

  @Test
  void deepAndLongTextsEndSoon() {
    String deep = "SELECT a FROM orders WHERE " + "(".repeat(2_000) + "1" + ")".repeat(2_000);

    assertThat(read(deep)).isEqualTo("[r:orders]");
    assertThat(read("SELECT a FROM orders WHERE a IN (" + "1,".repeat(20_000))).isEqualTo("[]");
  }
}
