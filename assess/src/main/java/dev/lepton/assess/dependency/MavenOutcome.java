package dev.lepton.assess.dependency;

import static java.util.stream.Collectors.joining;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.memory.FileIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Everything that an application's poms come to, worked out once in an analysis, and again in a
 * later one only when a pom has changed, be it one of the local Maven repository.
 *
 * @param jars where the local repository would have them, nearest first
 * @param nodes read back when somebody asks
 * @param told of poms that could not be read
 */
record MavenOutcome(
    List<Declared> declared, List<Path> jars, Supplier<List<MavenGraph.Node>> nodes, Told told) {
  private static final String PART = "maven";
  private static final String GRAPH = "maven graph";

  /** Of poms that are left out these are named, the others counted. */
  private static final int NAMED = 5;

  static MavenOutcome of(AnalysisInput input, HitSink sink) {
    Object key = List.of(PART, input.mavenRepository());
    MavenOutcome outcome = input.files().once(key, () -> recallOrRead(input));
    outcome.told().repeat(sink);
    return outcome;
  }

  private static MavenOutcome recallOrRead(AnalysisInput input) {
    List<InputFile> poms =
        input.application().stream().filter(file -> file.name().equals("pom.xml")).toList();
    if (poms.isEmpty()) {
      return new MavenOutcome(List.of(), List.of(), List::of, new Told());
    }
    KeptOutcome kept = new KeptOutcome(PART, poms, input.memory());
    KeptOutcome graph = new KeptOutcome(GRAPH, poms, input.memory());
    return kept.recall()
        .map(value -> (List<?>) value)
        .filter(value -> isSameRepository((List<?>) value.get(0)))
        .map(value -> recalled(value, poms, graph))
        .orElseGet(() -> read(input, poms, kept, graph));
  }

  private static boolean isSameRepository(List<?> consulted) {
    return consulted.stream()
        .map(one -> (List<?>) one)
        .allMatch(one -> FileIdentity.of(Path.of((String) one.get(0))).equals(one.get(1)));
  }

  private static MavenOutcome recalled(List<?> value, List<InputFile> poms, KeptOutcome graph) {
    return new MavenOutcome(
        DeclaredValues.read(value.get(1), poms),
        ((List<?>) value.get(2)).stream().map(jar -> Path.of((String) jar)).toList(),
        () -> ((List<?>) graph.recall().orElseThrow()).stream().map(MavenOutcome::node).toList(),
        leftOut(poms, ((List<?>) value.get(3)).stream().map(String::valueOf).toList()));
  }

  /** Poms of a tree that its projects do not name, told of the pom above each. */
  private static Told leftOut(List<InputFile> poms, List<String> addresses) {
    Map<InputFile, List<InputFile>> below = new LinkedHashMap<>();
    Set<InputFile> others = new LinkedHashSet<>(poms);
    others.removeIf(pom -> addresses.contains(pom.address()));
    for (InputFile pom : poms) {
      if (addresses.contains(pom.address())) {
        MavenModules.above(pom, others)
            .ifPresent(top -> below.computeIfAbsent(top, any -> new ArrayList<>()).add(pom));
      }
    }
    Told told = new Told();
    below.forEach((top, left) -> told.leftOut(top.uri(), names(left)));
    return told;
  }

  private static String names(List<InputFile> poms) {
    String first = poms.stream().limit(NAMED).map(InputFile::path).collect(joining(", "));
    String more = poms.size() > NAMED ? " and " + (poms.size() - NAMED) + " more" : "";
    return "no modules of it, so that their dependencies are not its own: " + first + more;
  }

  private static MavenOutcome read(
      AnalysisInput input, List<InputFile> poms, KeptOutcome kept, KeptOutcome graph) {
    Told told = new Told();
    MavenProject project = MavenProject.read(poms, input.mavenRepository(), told);
    PomTree tree = project.tree();
    List<Declared> declared = new ArrayList<>();
    Set<Path> jars = new LinkedHashSet<>();
    List<MavenGraph.Node> nodes = new ArrayList<>();
    Map<InputFile, Pom> built = MavenModules.built(project.poms());
    List<String> left =
        poms.stream().filter(pom -> !built.containsKey(pom)).map(InputFile::address).toList();
    built.forEach(
        (file, pom) -> {
          pom.effective().forEach(entry -> declared.add(declared(tree, file, pom, entry)));
          BroughtAlong along = new BroughtAlong(tree, file.path(), pom);
          for (BroughtAlong.Library library : along.find()) {
            if (!library.declared()) {
              declared.add(brought(file, library));
            }
            input.mavenRepository().flatMap(library::jar).ifPresent(jars::add);
            nodes.add(node(tree, file, along, library));
          }
        });
    if (told.isNothing()) {
      kept.keep(
          List.of(
              consulted(tree.consulted()),
              DeclaredValues.of(declared, poms),
              jars.stream().map(Path::toString).toList(),
              left));
      graph.keep(nodes.stream().map(MavenOutcome::value).toList());
    }
    leftOut(poms, left).repeat(told);
    return new MavenOutcome(
        List.copyOf(declared), List.copyOf(jars), () -> List.copyOf(nodes), told);
  }

  private static List<Object> consulted(Map<Path, Object> files) {
    List<Object> all = new ArrayList<>();
    files.forEach((file, identity) -> all.add(List.of(file.toString(), identity)));
    return all;
  }

  private static Declared declared(PomTree tree, InputFile file, Pom pom, Pom.Entry entry) {
    String group = tree.resolve(file.path(), pom, entry.part("groupId"));
    String artifact = tree.resolve(file.path(), pom, entry.part("artifactId"));
    String version = tree.version(file.path(), pom, entry);
    String type = entry.part("type");
    return Declared.maven(
        file, entry.line(), group, artifact, version, type.isEmpty() ? "jar" : type);
  }

  private static Declared brought(InputFile file, BroughtAlong.Library library) {
    return Declared.maven(file, 0, library.group(), library.artifact(), library.version(), "jar");
  }

  private static MavenGraph.Node node(
      PomTree tree, InputFile file, BroughtAlong along, BroughtAlong.Library library) {
    return new MavenGraph.Node(
        file.path(),
        library.group(),
        library.artifact(),
        library.version(),
        tree.licences(library),
        along.asks().getOrDefault(library.name(), new TreeSet<>()));
  }

  private static Object value(MavenGraph.Node node) {
    return List.of(
        node.pom(),
        node.group(),
        node.artifact(),
        node.version(),
        node.licences(),
        List.copyOf(node.asks()));
  }

  private static MavenGraph.Node node(Object value) {
    List<?> parts = (List<?>) value;
    return new MavenGraph.Node(
        (String) parts.get(0),
        (String) parts.get(1),
        (String) parts.get(2),
        (String) parts.get(3),
        ((List<?>) parts.get(4)).stream().map(String::valueOf).toList(),
        new TreeSet<>(((List<?>) parts.get(5)).stream().map(String::valueOf).toList()));
  }
}
