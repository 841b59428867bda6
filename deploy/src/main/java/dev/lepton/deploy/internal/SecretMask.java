package dev.lepton.deploy.internal;

import dev.lepton.deploy.Rollout;
import dev.lepton.model.migration.Migration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the secrets of a rollout out of text that a person will see, such as the end of a log.
 *
 * @param secrets the values
 */
public record SecretMask(List<String> secrets) implements UnaryOperator<String> {
  private static final Pattern NAMES =
      Pattern.compile("PASS|PWD|SECRET|TOKEN|KEY|CREDENTIAL|AUTH", Pattern.CASE_INSENSITIVE);
  private static final int SHORTEST = 4;

  /** Masks what the variables with telling names and the migration's own secrets hold. */
  public static SecretMask of(Rollout rollout) {
    return of(rollout.migration(), rollout.environment());
  }

  /** The same for variables alone. */
  public static SecretMask of(Migration migration, Map<String, String> environment) {
    return new SecretMask(
        environment.entrySet().stream()
            .filter(
                variable ->
                    NAMES.matcher(variable.getKey()).find()
                        || migration.target().secrets().containsKey(variable.getKey()))
            .map(Map.Entry::getValue)
            // A very short value would take half of the text with it.
            .filter(value -> value.length() >= SHORTEST)
            .toList());
  }

  /** Masks what both mask. */
  public SecretMask and(SecretMask other) {
    return new SecretMask(
        Stream.concat(secrets.stream(), other.secrets.stream()).distinct().toList());
  }

  @Override
  public String apply(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }
}
