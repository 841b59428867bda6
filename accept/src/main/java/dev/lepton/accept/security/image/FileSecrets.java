package dev.lepton.accept.security.image;

import dev.lepton.accept.security.check.SecretShapes;
import dev.lepton.accept.security.image.archive.LayerFile;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in the files of an image, by what is in them; only stores of keys, which are
 * encrypted, by their names. Stateless.
 */
final class FileSecrets {
  static final int MOST_BYTES = 1 << 20;

  private static final Pattern KEY_STORE =
      Pattern.compile("(?i)(?:.*/)?[^/]*\\.(?:p12|pfx|jks|keystore)");

  /**
   * Certificates that everybody has, a list of where passwords are looked up, and what came with a
   * library or as an example.
   */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "etc/nsswitch\\.conf|(?:etc/(?:ssl|pki|ca-certificates)|usr/(?:share|lib|lib64|include|local/share"
              + "|local/lib)|lib|lib64|proc|sys|var/lib/(?:dpkg|apt))/.*"
              + "|(?:.*/)?(?:node_modules|site-packages|dist-packages|vendor|testdata)/.*");

  private static final Pattern SETTINGS =
      Pattern.compile(
          "(?i)(?:.*/)?(?:\\.env(?:\\.\\w+)?|[^/]+\\.(?:properties|ya?ml|env|ini|cfg|conf|toml"
              + "|json|xml|sh))");

  private static final Pattern LOGINS =
      Pattern.compile(
          "(?:.*/)?(?:\\.git-credentials|\\.netrc|\\.pgpass|\\.npmrc|\\.pypirc|\\.aws/credentials"
              + "|\\.docker/config\\.json|\\.m2/settings\\.xml|id_(?:rsa|dsa|ecdsa|ed25519)"
              + "|[^/]+\\.(?:key|pem))");

  /** Of a line: name, then value. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?m)^[ \\t]*(?:export[ \\t]+)?[\"']?([A-Za-z_][\\w.\\-]*)[\"']?[ \\t]*[=:][ \\t]*[\"']?"
              + "([^\"'\\r\\n]*?)[\"']?,?[ \\t]*$");

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*[A-Za-z0-9+/=]{20}");

  private static final Pattern LOGIN =
      Pattern.compile(
          "(?im)^machine\\s+\\S+.*\\bpassword\\s+\\S+|^[^#\\s:]+:[^:]*:[^:]*:[^:]+:\\S+$"
              + "|_(?:authToken|password)\\s*=\\s*[^$\\s]+|\"auth\"\\s*:\\s*\"[^\"]{4,}\""
              + "|<password>[^<${]+</password>|^password\\s*[=:]\\s*[^$\\s]+");

  private FileSecrets() {}

  /** Whether its contents are worth reading. */
  static boolean isCandidate(LayerFile file) {
    String path = file.path();
    boolean named =
        LOGINS.matcher(path).matches()
            || KEY_STORE.matcher(path).matches()
            || SETTINGS.matcher(path).matches();
    return named && !FOREIGN.matcher(path).matches() && file.size() <= MOST_BYTES;
  }

  /** Where the secret is and of what sort, never what it is. */
  static Optional<String> in(String path, byte[] bytes) {
    if (KEY_STORE.matcher(path).matches()) {
      return Optional.of("/" + path + ", a store of keys");
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (PRIVATE_KEY.matcher(text).find()) {
      return Optional.of("/" + path + ", a private key");
    }
    if (LOGINS.matcher(path).matches() && LOGIN.matcher(text).find()) {
      return Optional.of("/" + path + ", a login");
    }
    return setting(text).map(name -> "/" + path + ", " + name);
  }

  private static Optional<String> setting(String text) {
    Matcher settings = SETTING.matcher(text);
    while (settings.find()) {
      if (SecretShapes.isPlainSecret(settings.group(1), settings.group(2))
          && isMeant(settings.group(2))) {
        return Optional.of("setting " + settings.group(1));
      }
    }
    return Optional.empty();
  }

  /** Neither switched on or off nor the beginning of a nested value. */
  private static boolean isMeant(String value) {
    return !value.toLowerCase(Locale.ROOT).matches("true|false|null|none|yes|no|\\d|[\\[{|>].*");
  }
}
