package dev.lepton.assess.input;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which dependencies take part in an analysis. One that does not is no answer to a dependency
 * condition, and its classes are not looked into.
 *
 * @param wanted told a dependency's labels
 * @param openSource names of dependencies that are open source, besides those known to be; each is
 *     found anywhere in {@code group.artifact} or the package's name
 */
public record LibrarySelection(Predicate<List<String>> wanted, List<Pattern> openSource) {
  /** Every dependency. */
  public static final LibrarySelection ALL = new LibrarySelection(labels -> true, List.of());

  public boolean isAll() {
    return this == ALL;
  }
}
