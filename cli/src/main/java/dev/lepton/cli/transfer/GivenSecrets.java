package dev.lepton.cli.transfer;

import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.model.secret.SecretResolver;
import java.util.HashMap;
import java.util.Map;

/** Passwords that stood in an address, and all others by their references. Not thread-safe. */
final class GivenSecrets implements SecretResolver {
  private final Map<SecretReference, String> given = new HashMap<>();
  private final SecretResolver others;

  GivenSecrets(SecretResolver others) {
    this.others = others;
  }

  /**
   * @param place the option that holds it
   */
  SecretReference keep(String place, Secret secret) {
    SecretReference reference = new SecretReference(SecretReference.Scheme.GIVEN, place);
    given.put(reference, secret.reveal());
    return reference;
  }

  @Override
  public Secret resolve(SecretReference reference) {
    String known = given.get(reference);
    return known != null ? new Secret(known) : others.resolve(reference);
  }
}
