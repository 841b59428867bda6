package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Libraries inside archives that were given, by what Maven left in them. Jars in a source tree are
 * no declarations: its build files are.
 */
final class ArchiveManifests implements Manifests {
  private static final Pattern LEFT =
      Pattern.compile("(?:.*/)?META-INF/maven/[^/]+/[^/]+/pom\\.properties");

  @Override
  public boolean concerns(InputFile file) {
    return file.name().equals("pom.properties") && LEFT.matcher(file.path()).matches();
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    List<Declared> declared = new ArrayList<>();
    if (input.files().roots().stream().noneMatch(Files::isRegularFile)) {
      return declared;
    }
    for (InputFile file : input.files().files()) {
      if (concerns(file)) {
        Texts.read(file, sink).flatMap(text -> parse(file, text, sink)).ifPresent(declared::add);
      }
    }
    return declared;
  }

  /**
   * Jars inside archives in which Maven left nothing.
   *
   * @param declared those in which it did
   */
  static List<Declared> unnamed(AnalysisInput input, List<Declared> declared, HitSink sink) {
    if (input.files().roots().stream().noneMatch(Files::isRegularFile)) {
      return List.of();
    }
    Set<String> named = new HashSet<>();
    declared.forEach(one -> jarAround(one.file()).ifPresent(named::add));
    Map<String, InputFile> manifests = new TreeMap<>();
    for (InputFile file : input.files().files()) {
      boolean carried = file.extension().equals("jar") && file.location().isEmpty();
      if (carried && !named.contains(file.path())) {
        manifests.putIfAbsent(file.path(), file);
      } else if (file.path().endsWith(".jar/META-INF/MANIFEST.MF")) {
        jarAround(file)
            .filter(jar -> !named.contains(jar) && manifests.containsKey(jar))
            .ifPresent(jar -> manifests.put(jar, file));
      }
    }
    List<Declared> more = new ArrayList<>();
    manifests.forEach((jar, file) -> more.add(JarName.of(jar, file, sink)));
    return more;
  }

  /** The path of the innermost jar that the file lies in. */
  static Optional<String> jarAround(InputFile file) {
    int end = file.path().lastIndexOf(".jar/");
    return end < 0
        ? Optional.empty()
        : Optional.of(file.path().substring(0, end + ".jar".length()));
  }

  private static Optional<Declared> parse(InputFile file, String text, HitSink sink) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      sink.unread(file.uri(), "is no properties file: " + e.getMessage());
      return Optional.empty();
    }
    String group = properties.getProperty("groupId", "");
    String artifact = properties.getProperty("artifactId", "");
    Matcher name = Pattern.compile("[\\w.\\-]+").matcher(group + artifact);
    return name.matches()
        ? Optional.of(
            Declared.maven(file, 1, group, artifact, properties.getProperty("version", ""), "jar"))
        : Optional.empty();
  }
}
