package dev.lepton.assess.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads names as people do: {@code UPLOAD_DIR}, {@code uploadDir} and {@code upload-dir} are the
 * words upload and dir.
 */
final class Words {
  private static final Set<String> SECRET =
      Set.of(
          "password",
          "passwd",
          "pwd",
          "passphrase",
          "secret",
          "apikey",
          "credential",
          "credentials");
  private static final Set<String> SECRET_PAIRS =
      Set.of(
          "api key",
          "access key",
          "secret key",
          "private key",
          "signing key",
          "encryption key",
          "auth token",
          "access token",
          "api token",
          "bearer token");

  private Words() {}

  static List<String> of(String name) {
    String separated =
        name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
            .replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2")
            .replaceAll("[^A-Za-z0-9]+", " ");
    return Arrays.stream(separated.strip().split(" "))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  static String last(String name) {
    List<String> words = of(name);
    return words.get(words.size() - 1);
  }

  static boolean contains(String name, Set<String> wanted) {
    return of(name).stream().anyMatch(wanted::contains);
  }

  /** Whether a variable or setting of this name holds a secret. */
  static boolean nameSecret(String name) {
    List<String> words = of(name);
    String last = words.get(words.size() - 1);
    String pair = words.size() < 2 ? "" : words.get(words.size() - 2) + " " + last;
    return SECRET.contains(last) || SECRET_PAIRS.contains(pair);
  }

  /**
   * Whether a text can be the secret itself. It is not when it is a reference, a placeholder, or a
   * name: of a variable ({@code DB_PASSWORD}), of a setting ({@code db.password}), of the field
   * that it is assigned to ({@code PASSWORD = "password"}).
   */
  static boolean canBeSecret(String text, String name) {
    boolean reference =
        text.matches(
            "(?s)\\s*(\\$\\{|#\\{|\\{\\{|<|%|\\$[A-Z(]|(env|file|vault|k8s|secretsmanager|ref\\+\\w+):|ENC\\().*");
    boolean nothing = text.isBlank() || text.matches("(?i)[*.]+|x{3,}|null|none|true|false|todo");
    boolean sentence = text.strip().contains(" ");
    boolean variable =
        nameSecret(text) && text.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+|[a-z]\\w*(\\.[\\w-]+)+");
    boolean ownName =
        of(name).equals(of(text))
            || Set.of("password", "secret", "passwd").contains(text) && last(name).equals(text);
    return !reference && !nothing && !sentence && !variable && !ownName;
  }
}
