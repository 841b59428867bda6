package dev.lepton.transfer.postgres.connect;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.HostAddress;
import dev.lepton.model.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * libpq's password file: lines of {@code host:port:database:user:password}, the first that matches
 * counts, {@code *} matches anything, a backslash takes the meaning from {@code :} and itself. A
 * file that others may read is not used. Thread-safe.
 *
 * @param path need not exist
 */
public record PasswordFile(Path path) {
  private static final int FIELDS = 5;
  private static final Set<PosixFilePermission> TOO_OPEN =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  /** Where libpq looks: PGPASSFILE, else .pgpass in the home folder. */
  public static PasswordFile standard(Map<String, String> environment) {
    String named = environment.getOrDefault("PGPASSFILE", "");
    return new PasswordFile(
        named.isEmpty()
            ? Path.of(
                environment.getOrDefault("HOME", System.getProperty("user.home", ".")), ".pgpass")
            : Path.of(named));
  }

  public boolean exists() {
    return Files.isRegularFile(path);
  }

  /** Why the file is not used although it is there; empty if it is used, or not there. */
  public Optional<String> ignoredBecause() {
    if (!exists()) {
      return Optional.empty();
    }
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(path).stream().anyMatch(TOO_OPEN::contains)) {
        return Optional.of(path + " is ignored: others may read it (chmod 0600 " + path + ")");
      }
      return Files.isReadable(path)
          ? Optional.empty()
          : Optional.of(path + " is ignored: it cannot be read");
    } catch (IOException e) {
      return Optional.of(path + " is ignored: " + e.getMessage());
    }
  }

  /** The password of the first server of the endpoint that the file knows one for. */
  public Optional<Secret> password(DatabaseEndpoint endpoint) throws IOException {
    if (!exists() || ignoredBecause().isPresent()) {
      return Optional.empty();
    }
    List<List<String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      List<String> fields = fields(line);
      if (!line.startsWith("#") && fields.size() == FIELDS) {
        lines.add(fields);
      }
    }
    return endpoint.hosts().stream()
        .flatMap(
            server -> lines.stream().filter(fields -> matches(fields, server, endpoint)).limit(1))
        .map(fields -> new Secret(fields.get(FIELDS - 1).replaceAll("\\\\(.)", "$1")))
        .findFirst();
  }

  private static boolean matches(
      List<String> fields, HostAddress server, DatabaseEndpoint endpoint) {
    return matches(fields.get(0), server.host())
        && matches(fields.get(1), Integer.toString(server.port()))
        && matches(fields.get(2), endpoint.database())
        && matches(fields.get(3), endpoint.user());
  }

  private static boolean matches(String pattern, String value) {
    return pattern.equals("*") || pattern.replaceAll("\\\\(.)", "$1").equals(value);
  }

  /** Split at colons that no backslash stands before; the last field may hold further colons. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ':' && fields.size() < FIELDS - 1) {
        fields.add(field.toString());
        field.setLength(0);
        continue;
      }
      field.append(c);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
