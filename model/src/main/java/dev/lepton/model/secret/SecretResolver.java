package dev.lepton.model.secret;

/** Turns a reference into its secret, as late as possible. Implementations are thread-safe. */
@FunctionalInterface
public interface SecretResolver {
  /**
   * @throws dev.lepton.model.error.LeptonException SECRET_UNRESOLVED if the reference leads nowhere
   */
  Secret resolve(SecretReference reference);
}
