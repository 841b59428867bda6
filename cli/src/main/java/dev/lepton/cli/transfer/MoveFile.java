package dev.lepton.cli.transfer;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.secret.SecretReference;
import java.util.Optional;

/**
 * What is remembered of a stand-alone move, so that later commands need not be told again. Holds no
 * secrets: passwords only as references, and none that stood in an address.
 *
 * @param jobs tasks at a time
 */
record MoveFile(
    String name, DatabaseEndpoint source, DatabaseEndpoint target, Selection selection, int jobs) {
  MoveFile {
    source = source.withPassword(lasting(source));
    target = target.withPassword(lasting(target));
  }

  MoveFile withSelection(Selection other) {
    return new MoveFile(name, source, target, other, jobs);
  }

  private static Optional<SecretReference> lasting(DatabaseEndpoint endpoint) {
    return endpoint
        .password()
        .filter(reference -> reference.scheme() != SecretReference.Scheme.GIVEN);
  }
}
