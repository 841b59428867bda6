package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The libraries that archives carry, and which of them are looked into. Stateless. */
public final class CarriedLibraries {
  private static final List<String> UNNAMED =
      List.of("konveyor.io/dep-source=internal", "konveyor.io/language=java");

  private CarriedLibraries() {}

  /** Whether a file is the application's, or lies in a library that is wanted. */
  public static Predicate<InputFile> wanted(AnalysisInput input, HitSink sink) {
    if (input.libraries().isAll()) {
      return file -> true;
    }
    DependencyLabels labels = new DependencyLabels("java", input);
    Map<String, Declared> named = new HashMap<>();
    List<Declared> carried = new ArrayList<>(new ArchiveManifests().read(input, sink));
    carried.addAll(ArchiveManifests.unnamed(input, carried, sink));
    for (Declared one : carried) {
      String path = one.file().path();
      String jar = path.endsWith(".jar") ? path : ArchiveManifests.jarAround(one.file()).orElse("");
      // Jars that swallowed others have several; their own is the one they are called after.
      named.merge(jar, one, (first, other) -> isNamedAfter(jar, other) ? other : first);
    }
    Set<String> unwanted = new HashSet<>();
    named.forEach(
        (jar, one) -> {
          if (!labels.wanted(one)) {
            unwanted.add(jar);
          }
        });
    boolean unnamed = input.libraries().wanted().test(UNNAMED);
    return file ->
        file.origin() == Origin.APPLICATION
            || ArchiveManifests.jarAround(file)
                .map(jar -> named.containsKey(jar) ? !unwanted.contains(jar) : unnamed)
                .orElse(true);
  }

  private static boolean isNamedAfter(String jar, Declared one) {
    return jar.substring(jar.lastIndexOf('/') + 1).startsWith(one.artifact() + "-");
  }
}
