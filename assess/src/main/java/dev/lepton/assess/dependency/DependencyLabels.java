package dev.lepton.assess.dependency;

import com.google.re2j.Pattern;
import dev.lepton.assess.input.AnalysisInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Labels that selectors may name: {@code konveyor.io/language} and {@code konveyor.io/dep-source},
 * which is {@code open-source} where that is known, {@code downloadable} for Go as in Konveyor, and
 * {@code internal} for all others. Known is what a list of groups names, what the user names, and
 * what the local Maven repository got from Maven Central. Thread-safe.
 */
final class DependencyLabels {
  private static final String SOURCE = "konveyor.io/dep-source=";
  private static final String LANGUAGE = "konveyor.io/language=";
  private static final List<Pattern> KNOWN = known();

  private final String language;
  private final AnalysisInput input;

  /**
   * @param language as Konveyor names it, such as {@code java}
   */
  DependencyLabels(String language, AnalysisInput input) {
    this.language = language;
    this.input = input;
  }

  List<String> of(Declared dependency) {
    return of(dependency.name(), dependency.group(), dependency.version());
  }

  private List<String> of(String name, Optional<String> group, String version) {
    return List.of(SOURCE + source(name, group, version), LANGUAGE + language);
  }

  /** The same for a library of the local Maven repository. */
  boolean wanted(String group, String artifact, String version) {
    return input.libraries().isAll()
        || input.libraries().wanted().test(of(group + "." + artifact, Optional.of(group), version));
  }

  boolean wanted(Declared dependency) {
    return input.libraries().isAll() || input.libraries().wanted().test(of(dependency));
  }

  private String source(String name, Optional<String> group, String version) {
    if (language.equals("go")) {
      return "downloadable";
    }
    return isOpenSource(name, group, version) ? "open-source" : "internal";
  }

  private boolean isOpenSource(String name, Optional<String> group, String version) {
    return named(input.libraries().openSource(), name)
        || language.equals("java")
            && (named(KNOWN, name)
                || group.filter(of -> isFromCentral(name, of, version)).isPresent());
  }

  private static boolean named(List<Pattern> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).find());
  }

  /** Maven notes beside each file which repository it came from. */
  private boolean isFromCentral(String name, String group, String version) {
    Optional<Path> folder =
        input
            .mavenRepository()
            .filter(any -> (name + version).matches("[\\w.\\-]+") && !version.isEmpty())
            .map(
                repository ->
                    repository
                        .resolve(group.replace('.', '/'))
                        .resolve(name.substring(group.length() + 1))
                        .resolve(version));
    Path note = folder.map(path -> path.resolve("_remote.repositories")).orElse(Path.of(""));
    if (!Files.isRegularFile(note)) {
      return false;
    }
    try {
      return Files.readString(note).contains(">central=");
    } catch (IOException e) {
      return false; // a note that cannot be read proves nothing
    }
  }

  private static List<Pattern> known() {
    List<Pattern> patterns = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(
                DependencyLabels.class.getResourceAsStream("open-source-groups.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(group -> patterns.add(Pattern.compile("^" + Pattern.quote(group) + "\\.")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(patterns);
  }
}
