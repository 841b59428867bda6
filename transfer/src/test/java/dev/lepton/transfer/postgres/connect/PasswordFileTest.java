package dev.lepton.transfer.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
  @TempDir private Path folder;

  private PasswordFile file(String mode, String... lines) throws IOException {
    return write(folder.resolve(".pgpass"), mode, lines);
  }

  private static PasswordFile write(Path path, String mode, String... lines) throws IOException {
    Files.write(path, java.util.List.of(lines));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    return new PasswordFile(path);
  }

  private static Optional<String> find(PasswordFile file, String address) throws IOException {
    DatabaseEndpoint endpoint = ConnectionAddress.parse(address, Map.of()).endpoint();
    return file.password(endpoint).map(Secret::reveal);
  }

  @Test
  void theFirstLineThatMatchesCounts() throws IOException {
    PasswordFile file =
        file(
            "rw-------",
            "# db:5432:shop:app:no",
            "db:5432:other:app:no",
            "db:*:shop:app:yes",
            "*:*:*:*:late");
    assertThat(find(file, "postgresql://app@db/shop")).contains("yes");
  }

  @Test
  void aLineForAnotherUserDoesNotMatch() throws IOException {
    assertThat(find(file("rw-------", "*:*:*:root:x"), "postgresql://app@db/shop")).isEmpty();
  }

  @Test
  void anIncompleteLineIsPassedOver() throws IOException {
    assertThat(find(file("rw-------", "db:5432", "*:*:*:*:x"), "postgresql://app@db/shop"))
        .contains("x");
  }

  @Test
  void theFirstServerThatIsKnownCounts() throws IOException {
    PasswordFile file = file("rw-------", "b:5432:*:*:second");
    assertThat(find(file, "postgresql://app@a,b/shop")).contains("second");
  }

  @Test
  void aFileThatOthersMayReadIsIgnoredAndSaysSo() throws IOException {
    PasswordFile file = file("rw-r-----", "*:*:*:*:x");
    assertThat(find(file, "postgresql://app@db/shop")).isEmpty();
    assertThat(file.ignoredBecause().orElseThrow()).contains("chmod 0600");
  }

  @Test
  void thereNeedNotBeAFile() throws IOException {
    PasswordFile file = new PasswordFile(folder.resolve("none"));
    assertThat(find(file, "postgresql://app@db/shop")).isEmpty();
    assertThat(file.ignoredBecause()).isEmpty();
  }

  @Test
  void theEnvironmentNamesTheFile() {
    assertThat(PasswordFile.standard(Map.of("PGPASSFILE", "/x")).path()).isEqualTo(Path.of("/x"));
    assertThat(PasswordFile.standard(Map.of("HOME", "/home/u")).path())
        .isEqualTo(Path.of("/home/u/.pgpass"));
  }

  @Property(tries = 200)
  void whatIsEscapedComesBack(
      @ForAll @NotEmpty @AlphaChars @Chars({':', '\\', ' '}) String password) throws IOException {
    Path path = Files.createTempFile("pgpass", "");
    try {
      String escaped = password.replace("\\", "\\\\").replace(":", "\\:");
      assertThat(find(write(path, "rw-------", "*:*:*:*:" + escaped), "postgresql://app@db/shop"))
          .contains(password);
    } finally {
      Files.delete(path);
    }
  }
}
