package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.types.ClassModel;
import dev.lepton.assess.reference.types.OwnTypes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The types of an application's sources. Announced by one thread, then read by many; declared by
 * one thread, then read by many. Of two types of one name the one whose path comes first counts.
 */
final class SourceTypes implements OwnTypes {
  private final Set<String> announced = new HashSet<>();
  private final Set<String> packages = new HashSet<>();
  private final Map<String, Declared> declared = new HashMap<>();

  /** A declaration, read back only when somebody asks for it. */
  private record Declared(long number, Supplier<ClassModel> model) {}

  void announce(String packageName, String name) {
    packages.add(packageName);
    announced.add(Outline.qualified(packageName, name));
  }

  void announce(Outline outline) {
    packages.addAll(outline.packages());
    announced.add(outline.announced());
  }

  void declare(Outline outline, List<? extends Supplier<ClassModel>> models) {
    packages.addAll(outline.packages());
    for (int i = 0; i < outline.types().size(); i++) {
      Outline.Type type = outline.types().get(i);
      declared.putIfAbsent(type.name(), new Declared(type.number(), models.get(i)));
    }
  }

  @Override
  public Optional<ClassModel> find(String name) {
    return Optional.ofNullable(declared.get(name)).map(found -> found.model().get());
  }

  @Override
  public boolean has(String name) {
    return declared.containsKey(name) || announced.contains(name);
  }

  @Override
  public boolean hasPackage(String name) {
    return packages.contains(name);
  }

  /** The names of types, and of packages with a slash, of which the two do not say the same. */
  Set<String> differences(SourceTypes other) {
    Set<String> names = new TreeSet<>();
    addDifferent(announced, other.announced, "", names);
    addDifferent(packages, other.packages, "/", names);
    declared.forEach(
        (name, own) -> {
          Declared theirs = other.declared.get(name);
          if (theirs == null || theirs.number() != own.number()) {
            names.add(name);
          }
        });
    addMissing(other.declared.keySet(), declared.keySet(), "", names);
    return names;
  }

  private static void addDifferent(
      Set<String> left, Set<String> right, String suffix, Set<String> names) {
    addMissing(left, right, suffix, names);
    addMissing(right, left, suffix, names);
  }

  private static void addMissing(
      Collection<String> these, Set<String> from, String suffix, Set<String> names) {
    these.stream().filter(name -> !from.contains(name)).forEach(name -> names.add(name + suffix));
  }
}
