package dev.lepton.model.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where a secret is kept: {@code env:NAME}, {@code file:/path}, {@code k8s:namespace/name/key},
 * {@code vault:path#key} or, for databases, {@code pgpass:/path}.
 *
 * @param scheme the kind of store
 * @param locator the part after the colon
 */
public record SecretReference(Scheme scheme, String locator) {
  /** The stores a reference can name. */
  public enum Scheme {
    ENV,
    FILE,
    K8S,
    VAULT,
    /** A file of passwords for databases, as libpq reads it. */
    PGPASS,
    /** Given in clear, known to this process only and never saved. Cannot be written down. */
    GIVEN
  }

  /**
   * @throws IllegalArgumentException if the text is not a reference; the message does not repeat
   *     the text, which may be a secret written in the wrong place
   */
  @JsonCreator
  public static SecretReference parse(String text) {
    int colon = text.indexOf(':');
    if (colon > 0 && colon < text.length() - 1) {
      for (Scheme scheme : Scheme.values()) {
        if (scheme != Scheme.GIVEN
            && scheme.name().equals(text.substring(0, colon).toUpperCase(Locale.ROOT))) {
          return new SecretReference(scheme, text.substring(colon + 1));
        }
      }
    }
    throw new IllegalArgumentException(
        "not a secret reference: expected env:NAME, file:/path, k8s:ns/name/key or vault:path#key");
  }

  @JsonValue
  @Override
  public String toString() {
    return scheme.name().toLowerCase(Locale.ROOT) + ":" + locator;
  }
}
