package dev.lepton.transfer.postgres.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyStatementsTest {
  private static TableInfo table(Optional<String> condition) {
    return table(condition, TableInfo.Origin.STREAMED);
  }

  private static TableInfo table(Optional<String> condition, TableInfo.Origin origin) {
    ColumnInfo id =
        new ColumnInfo("id", "bigint", true, Optional.empty(), Optional.empty(), false, "");
    return new TableInfo(
        new QualifiedName("public", "t"),
        List.of(id),
        List.of("id"),
        Optional.of("id"),
        10,
        100,
        condition,
        origin);
  }

  @Test
  void anExtensionsOwnRowsStayWhenRoomIsMadeForThoseOfUsers() {
    assertThat(CopyStatements.empty(table(Optional.of("NOT builtin"), TableInfo.Origin.EXTENSION)))
        .isEqualTo("DELETE FROM ONLY \"public\".\"t\" WHERE NOT builtin");
  }

  @Test
  void onlyTheRowsThatAreToTravelAreRead() {
    assertThat(
            CopyStatements.out(
                table(Optional.of("id = 1 OR id = 2")), CopyFormat.BINARY, Optional.empty()))
        .contains("FROM ONLY \"public\".\"t\" WHERE (id = 1 OR id = 2)");
  }

  @Test
  void aWholeTableIsReadWithoutAQuery() {
    assertThat(CopyStatements.out(table(Optional.empty()), CopyFormat.BINARY, Optional.empty()))
        .startsWith("COPY \"public\".\"t\" (\"id\") TO STDOUT");
  }
}
