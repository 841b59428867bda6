package dev.lepton.accept.security.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What rpm has installed, as it keeps it since 4.16: headers in a database of SQLite. Stateless.
 */
final class RpmDatabase {
  private static final long MOST_BYTES = 1L << 30;

  /** Keys that packages are signed with are kept like packages. */
  private static final String KEY = "gpg-pubkey";

  private RpmDatabase() {}

  static List<InstalledPackage> read(String where, InputStream content) throws IOException {
    Path copy = Files.createTempFile("lepton-rpm", ".sqlite");
    try {
      copy(content, copy);
      return read(where, copy);
    } catch (SQLException e) {
      throw new IOException("not a database of rpm: " + e.getMessage(), e);
    } finally {
      Files.delete(copy);
    }
  }

  private static void copy(InputStream content, Path file) throws IOException {
    byte[] piece = new byte[1 << 16];
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
        written += read;
        if (written > MOST_BYTES) {
          throw new IOException("it is larger than any database of rpm");
        }
        out.write(piece, 0, read);
      }
    }
  }

  private static List<InstalledPackage> read(String where, Path file)
      throws SQLException, IOException {
    List<InstalledPackage> packages = new ArrayList<>();
    // Nobody writes to a copy: without that, a log beside it would be looked for.
    String url = "jdbc:sqlite:file:" + file.toAbsolutePath() + "?immutable=1";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT blob FROM Packages ORDER BY hnum")) {
      while (rows.next()) {
        RpmHeader header = RpmHeader.of(rows.getBytes(1));
        if (!header.name().equals(KEY)) {
          packages.add(
              new InstalledPackage(
                  "rpm", "", header.source(), header.fullVersion(), header.name(), where));
        }
      }
    }
    return packages;
  }
}
