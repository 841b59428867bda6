package dev.lepton.assess.dependency;

import dev.lepton.assess.config.ConfigReader;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.memory.FileIdentity;
import dev.lepton.assess.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The poms of an application and, where a build left them in the local Maven repository, their
 * parents and bills of materials. Nothing is downloaded.
 */
final class PomTree {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
  private static final int DEEPEST = 12;

  private final Map<String, Pom> byPath = new HashMap<>();
  private final Map<String, Pom> byName = new HashMap<>();
  private final Map<Pom, String> paths = new IdentityHashMap<>();
  private final Map<Path, Object> consulted = new TreeMap<>();
  private final Map<String, Optional<Pom>> fromRepository = new HashMap<>();
  private final Map<Pom, List<Pom>> lines = new IdentityHashMap<>();
  private final Map<Pom, Map<String, String>> managed = new IdentityHashMap<>();
  private final Optional<Path> repository;

  PomTree(Optional<Path> repository) {
    this.repository = repository;
  }

  /** The repository's files that were looked for, there or not, and what tells them from later. */
  Map<Path, Object> consulted() {
    return consulted;
  }

  void add(String path, Pom pom) {
    byPath.put(path, pom);
    paths.put(pom, path);
    byName.putIfAbsent(pom.group() + ":" + pom.text("artifactId"), pom);
  }

  /** The pom itself, its parent, the parent's parent. */
  private List<Pom> line(String path, Pom pom) {
    List<Pom> known = lines.get(pom);
    if (known == null) {
      known = findLine(path, pom);
      lines.put(pom, known);
    }
    return known;
  }

  private List<Pom> findLine(String path, Pom pom) {
    List<Pom> line = new ArrayList<>(List.of(pom));
    String at = path;
    Pom child = pom;
    while (child.hasParent() && line.size() < DEEPEST) {
      Optional<Pom> parent = parent(at, child);
      if (parent.isEmpty() || line.contains(parent.get())) {
        break;
      }
      child = parent.get();
      at = paths.getOrDefault(child, "");
      line.add(child);
    }
    return line;
  }

  private Optional<Pom> parent(String path, Pom child) {
    String name = child.text("parent/groupId") + ":" + child.text("parent/artifactId");
    String relative = child.text("parent/relativePath");
    Path folder = Path.of(path).resolveSibling(relative.isEmpty() ? "../pom.xml" : relative);
    String where = folder.normalize().toString().replace('\\', '/');
    for (String candidate : List.of(where, where + "/pom.xml")) {
      Pom near = byPath.get(candidate);
      if (near != null && near.text("artifactId").equals(child.text("parent/artifactId"))) {
        return Optional.of(near);
      }
    }
    return byName.containsKey(name)
        ? Optional.of(byName.get(name))
        : stored(
            child.text("parent/groupId"),
            child.text("parent/artifactId"),
            child.text("parent/version"));
  }

  /** A pom of the local Maven repository; empty when it is not there. */
  Optional<Pom> stored(String group, String artifact, String version) {
    if (repository.isEmpty() || !(group + artifact + version).matches("[\\w.\\-]+")) {
      return Optional.empty();
    }
    String key = group + ":" + artifact + ":" + version;
    Optional<Pom> known = fromRepository.get(key);
    if (known == null) {
      known = load(group, artifact, version);
      fromRepository.put(key, known);
    }
    return known;
  }

  private Optional<Pom> load(String group, String artifact, String version) {
    Path file =
        repository
            .orElseThrow()
            .resolve(group.replace('.', '/'))
            .resolve(artifact)
            .resolve(version)
            .resolve(artifact + "-" + version + ".pom");
    // Before it is read: what is written meanwhile must differ next time.
    consulted.put(file, FileIdentity.of(file));
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      SourceFile source = new SourceFile(file, artifact, Optional.empty(), text.length());
      return Optional.of(Pom.of(ConfigReader.read(source, Format.XML, text).settings()));
    } catch (IOException e) {
      return Optional.empty(); // versions it would have given stay unknown, as if it were not there
    }
  }

  /** The licences that a stored library's pom, or the nearest parent with any, names. */
  List<String> licences(BroughtAlong.Library library) {
    return stored(library.group(), library.artifact(), library.version()).stream()
        .flatMap(pom -> line("", pom).stream())
        .map(Pom::licences)
        .filter(licences -> !licences.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** A dependency's version as it is in effect; empty when nothing at hand tells. */
  String version(String path, Pom pom, Pom.Entry entry) {
    List<Pom> line = line(path, pom);
    String own = resolve(line, entry.part("version"));
    String group = resolve(line, entry.part("groupId"));
    String artifact = resolve(line, entry.part("artifactId"));
    String version = own.isEmpty() ? managed(path, pom, group, artifact) : own;
    return version.contains("${") ? "" : plain(version);
  }

  /** Of a range the lower end. */
  private static String plain(String version) {
    return version.startsWith("[") || version.startsWith("(") ? Scheme.plain(version) : version;
  }

  /** The version that the pom, its parents or a bill of materials set for an artifact, or empty. */
  String managed(String path, Pom pom, String group, String artifact) {
    Map<String, String> versions = managed.get(pom);
    if (versions == null) {
      versions = new HashMap<>();
      collect(line(path, pom), versions, 0);
      managed.put(pom, versions);
    }
    return versions.getOrDefault(group + ":" + artifact, "");
  }

  /** What is nearer has been put in before, and stays. */
  private void collect(List<Pom> line, Map<String, String> versions, int depth) {
    for (Pom pom : line) {
      for (Pom.Entry entry : pom.managed()) {
        String name =
            resolve(line, entry.part("groupId")) + ":" + resolve(line, entry.part("artifactId"));
        versions.putIfAbsent(name, resolve(line, entry.part("version")));
      }
    }
    if (depth > DEEPEST) {
      return;
    }
    for (Pom pom : line) {
      for (Pom.Entry entry : pom.managed()) {
        if (entry.part("scope").equals("import")) {
          bill(line, entry).ifPresent(bill -> collect(line("", bill), versions, depth + 1));
        }
      }
    }
  }

  private Optional<Pom> bill(List<Pom> line, Pom.Entry entry) {
    String group = resolve(line, entry.part("groupId"));
    String artifact = resolve(line, entry.part("artifactId"));
    Pom own = byName.get(group + ":" + artifact);
    return own != null
        ? Optional.of(own)
        : stored(group, artifact, resolve(line, entry.part("version")));
  }

  /** Those of the pom itself, then those it inherits. */
  List<Pom.Entry> dependencies(String path, Pom pom) {
    return line(path, pom).stream().flatMap(one -> one.dependencies().stream()).toList();
  }

  String resolve(String path, Pom pom, String text) {
    return text.contains("${") ? resolve(line(path, pom), text) : text;
  }

  private static String resolve(List<Pom> line, String text) {
    String resolved = text;
    for (int i = 0; i < DEEPEST && resolved.contains("${"); i++) {
      resolved =
          PLACEHOLDER
              .matcher(resolved)
              .replaceAll(match -> Matcher.quoteReplacement(property(line, match.group(1))));
    }
    return resolved;
  }

  private static String property(List<Pom> line, String name) {
    Pom first = line.get(0);
    String plain = name.replaceFirst("^(project|pom)\\.", "");
    String own =
        switch (plain) {
          case "version" -> first.version();
          case "groupId" -> first.group();
          case "artifactId" -> first.text("artifactId");
          case "parent.version" -> first.text("parent/version");
          case "parent.groupId" -> first.text("parent/groupId");
          default -> "";
        };
    if (!own.isEmpty()) {
      return own;
    }
    return line.stream()
        .map(pom -> pom.text("properties/" + name))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("${" + name + "}");
  }
}
