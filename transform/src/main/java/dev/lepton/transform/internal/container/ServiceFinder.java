package dev.lepton.transform.internal.container;

import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Finds the services of a source tree. Thread-safe for different trees. */
public final class ServiceFinder {
  private final StackDetector detector;

  /**
   * @param gunicornHere whether this machine's Python can start gunicorn; asked only for Python
   *     applications
   */
  public ServiceFinder(BooleanSupplier gunicornHere) {
    this.detector = new StackDetector(gunicornHere);
  }

  /**
   * @return at least one service, the one at the root first
   * @throws LeptonException NOT_SUPPORTED when nothing is found that could be started
   */
  public List<Service> find(SourceTree tree, Hints hints) {
    Stack stack = detector.detect(tree, hints.profile());
    return List.of(
        new Service(
            label(tree.root().toAbsolutePath().normalize().getFileName().toString()),
            "",
            "",
            Role.WEB,
            Optional.empty(),
            stack,
            Optional.of(hints.profile().port().orElse(stack.usualPort())),
            Map.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private static String label(String text) {
    String label =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return label.isEmpty() ? "app" : label;
  }
}
