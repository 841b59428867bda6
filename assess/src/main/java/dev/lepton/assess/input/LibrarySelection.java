package dev.lepton.assess.input;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which dependencies take part in an analysis. One that does not is no answer to a dependency
 * condition, and its classes are not looked into.
 *
 * @param wanted told a dependency's labels
 * @param openSource names of dependencies that are open source, besides those known to be; each is
 *     found anywhere in {@code group.artifact} or the package's name
 * @param ofBuilds whether the jars that builds name are looked into too, as far as the local Maven
 *     repository has them
 */
public record LibrarySelection(
    Predicate<List<String>> wanted, List<Pattern> openSource, boolean ofBuilds) {
  private static final Predicate<List<String>> EVERY = labels -> true;

  /** Every dependency; of those that builds name only the names. */
  public static final LibrarySelection ALL = new LibrarySelection(EVERY, List.of(), false);

  public boolean isAll() {
    return wanted == EVERY;
  }

  /** The same, also with a look into the jars that builds name, or without. */
  public LibrarySelection ofBuilds(boolean looked) {
    return new LibrarySelection(wanted, openSource, looked);
  }
}
