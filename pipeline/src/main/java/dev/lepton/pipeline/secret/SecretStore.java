package dev.lepton.pipeline.secret;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.model.secret.SecretResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Resolves {@code env:} and {@code file:} references; says plainly that the other stores are not
 * reached yet. Thread-safe.
 */
public final class SecretStore implements SecretResolver {
  private final Map<String, String> environment;
  private final Path base;

  /**
   * @param environment where env: references look
   * @param base the folder that relative file: references start from
   */
  public SecretStore(Map<String, String> environment, Path base) {
    this.environment = Map.copyOf(environment);
    this.base = base;
  }

  @Override
  public Secret resolve(SecretReference reference) {
    return switch (reference.scheme()) {
      case ENV -> fromEnvironment(reference);
      case FILE -> fromFile(reference);
      case PGPASS, GIVEN ->
          throw new LeptonException(
              ErrorCode.SECRET_UNRESOLVED,
              "a " + reference.scheme() + " reference is no secret by itself",
              reference.toString(),
              "use pgpass: for passwords of databases only");
      case K8S, VAULT ->
          throw new LeptonException(
              ErrorCode.SECRET_UNRESOLVED,
              reference.scheme() + " references are not resolved by this version",
              reference.toString(),
              "give the secret by env: or file: for now");
    };
  }

  private Secret fromEnvironment(SecretReference reference) {
    String value = environment.get(reference.locator());
    if (value == null) {
      throw new LeptonException(
          ErrorCode.SECRET_UNRESOLVED,
          "the environment variable " + reference.locator() + " is not set",
          reference.toString(),
          "export it in the shell that runs lepton");
    }
    return new Secret(value);
  }

  private Secret fromFile(SecretReference reference) {
    Path file = base.resolve(reference.locator());
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.SECRET_UNRESOLVED,
          "the secret's file cannot be read",
          file.toString(),
          "create it, readable by you only",
          e);
    }
  }
}
