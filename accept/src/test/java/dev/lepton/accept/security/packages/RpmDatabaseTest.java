package dev.lepton.accept.security.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RpmDatabaseTest {
  private static final String PATH = "var/lib/rpm/rpmdb.sqlite";
  private static final int EPOCH = 1003;
  @TempDir Path folder;

  /** A header as rpm writes it, with a tag that nobody reads in front. */
  private static byte[] header(Map<Integer, Object> tags) throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    DataOutputStream entries = new DataOutputStream(index);
    DataOutputStream values = new DataOutputStream(data);
    values.writeInt(0);
    entries(entries, 63, 7, 0);
    for (Map.Entry<Integer, Object> tag : new TreeMap<>(tags).entrySet()) {
      entries(entries, tag.getKey(), tag.getValue() instanceof Integer ? 4 : 6, values.size());
      if (tag.getValue() instanceof Integer number) {
        values.writeInt(number);
      } else {
        values.write((tag.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
      }
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream counts = new DataOutputStream(all);
    counts.writeInt(tags.size() + 1);
    counts.writeInt(data.size());
    counts.write(index.toByteArray());
    counts.write(data.toByteArray());
    return all.toByteArray();
  }

  private static void entries(DataOutputStream out, int tag, int type, int at) throws IOException {
    out.writeInt(tag);
    out.writeInt(type);
    out.writeInt(at);
    out.writeInt(1);
  }

  private static Map<Integer, Object> tags(String name, String version, String source) {
    return new TreeMap<>(Map.of(1000, name, 1001, version, 1002, "43.el9", 1044, source));
  }

  private byte[] database(byte[]... headers) throws IOException, SQLException {
    Path file = folder.resolve("rpmdb.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO Packages (blob) VALUES (?)")) {
        for (byte[] header : headers) {
          insert.setBytes(1, header);
          insert.execute();
        }
      }
    }
    return Files.readAllBytes(file);
  }

  private static List<InstalledPackage> read(byte[] content) throws IOException {
    return PackageFile.of(PATH).orElseThrow().read(PATH, new ByteArrayInputStream(content));
  }

  @Test
  void packagesAreNamedByTheirSourceAndKeysLeftOut() throws IOException, SQLException {
    Map<Integer, Object> libs = tags("openssl-libs", "3.0.1", "openssl-3.0.1-43.el9.src.rpm");
    libs.put(EPOCH, 1);
    Map<Integer, Object> none = tags("bash", "5.1", "bash-5.1-43.el9.src.rpm");

    List<InstalledPackage> found =
        read(database(header(libs), header(none), header(tags("gpg-pubkey", "1", "(none)"))));

    assertThat(found.stream().map(InstalledPackage::title))
        .containsExactly("openssl-libs (of openssl) 1:3.0.1-43.el9", "bash 5.1-43.el9");
  }

  @Test
  void advisoriesOfAlmaNameWhatIsInstalledThoseOfRockyTheSource() throws IOException, SQLException {
    InstalledPackage libs =
        read(database(header(tags("openssl-libs", "3", "openssl-3-43.el9.src.rpm")))).get(0);

    assertThat(libs.of(new Distribution("AlmaLinux", "9")).name()).isEqualTo("openssl-libs");
    assertThat(libs.of(new Distribution("Rocky Linux", "9")).name()).isEqualTo("openssl");
  }

  @Test
  void aDamagedHeaderAndWhatIsNoDatabaseAreTold() throws IOException, SQLException {
    byte[] cut = {0, 0, 0, 9, 0, 0, 0, 9, 1};
    byte[] damaged = database(cut);

    assertThatThrownBy(() -> read(damaged)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("no database".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }
}
