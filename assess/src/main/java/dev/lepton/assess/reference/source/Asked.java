package dev.lepton.assess.reference.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The names that were asked for while one file was read, as numbers: two names with the same number
 * only make a file be read once too often. For one thread.
 */
final class Asked implements Consumer<String> {
  private final Set<String> names = new HashSet<>();

  @Override
  public void accept(String name) {
    names.add(name);
  }

  long[] numbers() {
    return numbers(names);
  }

  /** Sorted. */
  static long[] numbers(Collection<String> names) {
    return names.stream().mapToLong(Asked::number).sorted().toArray();
  }

  /** FNV-1a, of 64 bits. */
  static long number(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** Whether none of the names with these numbers is among those that were asked for. */
  static boolean noneOf(long[] asked, long[] names) {
    return names.length == 0
        || Arrays.stream(asked).noneMatch(number -> Arrays.binarySearch(names, number) >= 0);
  }
}
