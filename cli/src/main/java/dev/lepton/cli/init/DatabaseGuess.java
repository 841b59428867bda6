package dev.lepton.cli.init;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the code gives away about its database.
 *
 * @param postgres whether it is one that can be moved
 * @param address host:port/name; an example where the code names none
 * @param where file:line that shows it
 */
record DatabaseGuess(boolean postgres, String address, String where) {
  private static final Pattern ADDRESS =
      Pattern.compile("postgres(?:ql)?://(?:[^@/\\s]*@)?([\\w.-]+)(?::(\\d+))?/(\\w+)");

  /** Empty if no database was seen. */
  static Optional<DatabaseGuess> of(Assessment assessment) {
    return assessment.findings().stream()
        .flatMap(finding -> of(finding).stream())
        .findFirst()
        .or(() -> assessment.profile().databases().stream().findFirst().map(DatabaseGuess::of));
  }

  private static Optional<DatabaseGuess> of(Finding finding) {
    Matcher address = ADDRESS.matcher(finding.snippet());
    if (!address.find()) {
      return Optional.empty();
    }
    String port = Optional.ofNullable(address.group(2)).orElse("5432");
    return Optional.of(
        new DatabaseGuess(
            true, address.group(1) + ":" + port + "/" + address.group(3), finding.where()));
  }

  private static DatabaseGuess of(Profile.Technology technology) {
    boolean postgres = technology.name().toLowerCase(Locale.ROOT).contains("postgres");
    return new DatabaseGuess(postgres, "db.example:5432/main", technology.evidence());
  }

  String name() {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** How far the connection must be proved: on this machine nobody is in between. */
  String sslMode() {
    return address.startsWith("127.0.0.1") || address.startsWith("localhost")
        ? "disable"
        : "verify-full";
  }
}
