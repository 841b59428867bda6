package dev.lepton.transform.internal.container.builder;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Registries as Jib speaks to them, with the logins that Docker keeps. Thread-safe. */
final class Registries {
  private Registries() {}

  /** Whether the registry is on this machine: what is said to it does not leave the machine. */
  static boolean isHere(String image) {
    return image.matches("(localhost|127\\.\\d+\\.\\d+\\.\\d+)(:\\d+)?/.*");
  }

  static RegistryImage image(String name) throws InvalidImageReferenceException {
    ImageReference reference = ImageReference.parse(name);
    RegistryImage image = RegistryImage.named(reference);
    retrievers(reference).forEach(image::addCredentialRetriever);
    return image;
  }

  private static List<CredentialRetriever> retrievers(ImageReference reference) {
    CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(reference, any -> {});
    try {
      return List.of(factory.dockerConfig(), factory.wellKnownCredentialHelpers());
    } catch (IllegalStateException noHome) {
      return List.of();
    }
  }

  /**
   * The digest that a name means now.
   *
   * @param insecure whether the registry may be spoken to without TLS; one on this machine may
   *     always
   * @return empty when the registry has no such image
   */
  static Optional<String> digest(String name, boolean insecure)
      throws IOException, RegistryException, InvalidImageReferenceException {
    ImageReference reference = ImageReference.parse(name);
    FailoverHttpClient http = new FailoverHttpClient(insecure || isHere(name), false, any -> {});
    try {
      RegistryClient.Factory factory =
          RegistryClient.factory(
              EventHandlers.NONE, reference.getRegistry(), reference.getRepository(), http);
      credential(reference).ifPresent(factory::setCredential);
      RegistryClient client = factory.newRegistryClient();
      try {
        return digest(client, reference);
      } catch (RegistryUnauthorizedException loginWanted) {
        if (!client.doPullBearerAuth()) {
          client.configureBasicAuth();
        }
        return digest(client, reference);
      }
    } finally {
      http.shutDown();
    }
  }

  private static Optional<String> digest(RegistryClient client, ImageReference reference)
      throws IOException, RegistryException {
    return client
        .checkManifest(reference.getQualifier())
        .map(manifest -> manifest.getDigest().toString());
  }

  private static Optional<Credential> credential(ImageReference reference) throws IOException {
    for (CredentialRetriever retriever : retrievers(reference)) {
      try {
        Optional<Credential> found = retriever.retrieve();
        if (found.isPresent()) {
          return found;
        }
      } catch (CredentialRetrievalException e) {
        if (!(e.getCause() instanceof FileNotFoundException)) {
          throw new IOException("the login cannot be read: " + e.getMessage(), e);
        }
      }
    }
    return Optional.empty();
  }
}
