package dev.lepton.assess.sbom;

import dev.lepton.assess.dependency.JarManifest;
import dev.lepton.assess.dependency.MavenGraph;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jars that the input carries, with their digests. What one is called stands in the pom.properties
 * that Maven left in it; in one that was merged from several, in that which fits the file's name;
 * else in its manifest, or in its name.
 */
final class CarriedArchives {
  private static final Pattern INSIDE =
      Pattern.compile(
          "(.*\\.jar)/(META-INF/(?:MANIFEST\\.MF|maven/[^/]+/[^/]+/pom\\.(?:properties|xml)))");
  private static final Pattern NAMED = Pattern.compile("(.+?)-(\\d[\\w.\\-]*)\\.jar");

  private final Parts parts;

  CarriedArchives(Parts parts) {
    this.parts = parts;
  }

  void find(AnalysisInput input, HitSink sink) {
    Map<String, InputFile> archives = new TreeMap<>();
    Map<String, List<InputFile>> inside = new TreeMap<>();
    for (InputFile file : input.files().files()) {
      if (file.extension().equals("jar")) {
        archives.put(file.path(), file);
      }
      Matcher matcher = INSIDE.matcher(file.path());
      if (matcher.matches()) {
        inside.computeIfAbsent(matcher.group(1), path -> new ArrayList<>()).add(file);
      }
    }
    archives.forEach((path, archive) -> add(archive, inside.getOrDefault(path, List.of()), sink));
  }

  private void add(InputFile archive, List<InputFile> inside, HitSink sink) {
    Attributes manifest = manifest(inside, sink);
    List<Coordinates> poms = poms(inside, sink);
    Coordinates own =
        poms.size() == 1
            ? poms.get(0)
            : poms.stream()
                .filter(one -> archive.name().startsWith(one.name() + "-" + one.version()))
                .findFirst()
                .orElseGet(() -> named(archive, manifest));
    Part part = parts.part(own);
    part.places().add(archive.path());
    part.markDirect();
    part.licences().addAll(licences(inside, own, manifest, sink));
    try {
      part.digests().add(Digests.of(archive));
    } catch (IOException e) {
      sink.unread(archive.uri(), "cannot be read to its end: " + e.getMessage());
    }
    for (Coordinates merged : poms) {
      if (!merged.equals(own)) {
        Part inner = parts.part(merged);
        inner.places().add(archive.path());
        part.asks().add(merged.reference());
      }
    }
  }

  private static List<Coordinates> poms(List<InputFile> inside, HitSink sink) {
    List<Coordinates> poms = new ArrayList<>();
    for (InputFile file : inside) {
      if (file.name().equals("pom.properties")) {
        Texts.read(file, sink).flatMap(CarriedArchives::pom).ifPresent(poms::add);
      }
    }
    return poms;
  }

  private static Optional<Coordinates> pom(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      // Who asks for dependencies is told; here the manifest and the file's name are left.
      return Optional.empty();
    }
    String group = properties.getProperty("groupId", "").strip();
    String artifact = properties.getProperty("artifactId", "").strip();
    String version = properties.getProperty("version", "").strip();
    return group.isEmpty() || artifact.isEmpty()
        ? Optional.empty()
        : Optional.of(new Coordinates("maven", group, artifact, version));
  }

  private static Attributes manifest(List<InputFile> inside, HitSink sink) {
    return inside.stream()
        .filter(file -> file.name().equals("MANIFEST.MF"))
        .findFirst()
        .map(file -> JarManifest.read(file, sink))
        .orElseGet(Attributes::new);
  }

  private static Coordinates named(InputFile archive, Attributes manifest) {
    Matcher name = NAMED.matcher(archive.name());
    String plain = archive.name().replaceFirst("\\.jar$", "");
    String version = name.matches() ? name.group(2) : first(manifest, VERSIONS);
    return new Coordinates(
        Coordinates.UNKNOWN, "", name.matches() ? name.group(1) : plain, version);
  }

  private static final List<String> VERSIONS =
      List.of("Implementation-Version", "Bundle-Version", "Specification-Version");

  private static String first(Attributes manifest, List<String> names) {
    return names.stream()
        .map(manifest::getValue)
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst()
        .orElse("");
  }

  private static List<String> licences(
      List<InputFile> inside, Coordinates own, Attributes manifest, HitSink sink) {
    String pom = "/META-INF/maven/" + own.group() + "/" + own.name() + "/pom.xml";
    List<String> named =
        inside.stream()
            .filter(file -> file.path().endsWith(pom))
            .flatMap(file -> Texts.read(file, sink).stream())
            .flatMap(text -> MavenGraph.licences(text).stream())
            .toList();
    String bundle = first(manifest, List.of("Bundle-License"));
    return named.isEmpty() && !bundle.isEmpty() ? bundled(bundle) : named;
  }

  /** Several by commas, each with attributes after a semicolon. */
  private static List<String> bundled(String written) {
    return java.util.Arrays.stream(written.split(","))
        .map(one -> one.replaceFirst(";.*", "").strip().replaceAll("^\"|\"$", ""))
        .filter(one -> !one.isEmpty())
        .toList();
  }
}
