package dev.lepton.assess.decompose;

import dev.lepton.assess.decompose.CodeGraph.ClassNode;
import dev.lepton.assess.decompose.CodeGraph.Link;
import dev.lepton.assess.reference.pattern.Site;
import dev.lepton.assess.reference.uses.FileUses;
import dev.lepton.assess.reference.uses.FileUses.Declared;
import dev.lepton.assess.reference.uses.FileUses.Use;
import dev.lepton.assess.tables.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes the graph of what files say. For one use. */
final class CodeGraphBuilder {
  private static final Pattern GENERATED =
      Pattern.compile(
          "(?:^|/)(?:generated(?:-[a-z-]+)?|gensrc|src-gen)/|_\\.class$|/Q[A-Z]\\w*\\.class$");

  private final Map<String, Evidence> declared = new TreeMap<>();
  private final Set<String> generated = new HashSet<>();
  private final Map<String, Optional<String>> tops = new HashMap<>();

  private static final class Sum {
    private int calls;
    private boolean inherits;
    private int strength;
    private Evidence evidence = new Evidence("", 0);

    void add(Use use, String path) {
      int weight = strength(use.site());
      calls += weight == 2 ? use.count() : 0;
      inherits |= weight == 3;
      if (weight > strength) {
        strength = weight;
        evidence = new Evidence(path, use.line());
      }
    }

    private static int strength(Site site) {
      return switch (site) {
        case SUPERTYPE, IMPLEMENTED -> 3;
        case METHOD_CALL, CONSTRUCTOR_CALL -> 2;
        default -> 1;
      };
    }
  }

  /** Files of classes that are left out are not asked for tables either: see {@link #keeps}. */
  CodeGraph build(List<FileUses> files) {
    files.forEach(this::declare);
    List<ClassNode> classes =
        declared.entrySet().stream()
            .filter(entry -> isTop(entry.getKey()))
            .map(entry -> new ClassNode(entry.getKey(), entry.getValue()))
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    classes.forEach(one -> numbers.put(one.name(), numbers.size()));
    Map<Long, Sum> sums = new TreeMap<>();
    for (FileUses file : files) {
      if (keeps(file)) {
        file.uses().forEach(use -> add(use, file.path(), numbers, sums));
      }
    }
    List<Link> links = new ArrayList<>();
    sums.forEach(
        (pair, sum) ->
            links.add(
                new Link(
                    (int) (pair >> 32), pair.intValue(), sum.calls, sum.inherits, sum.evidence)));
    return new CodeGraph(classes, links, generated.size());
  }

  /** Whether a file is part of what people wrote to run. */
  static boolean keeps(FileUses file) {
    return !isGenerated(file);
  }

  private static boolean isGenerated(FileUses file) {
    return file.generated() || GENERATED.matcher(file.path()).find();
  }

  private void declare(FileUses file) {
    for (Declared type : file.types()) {
      if (isGenerated(file)) {
        generated.add(top(file));
      } else if (!type.name().endsWith("package-info") && !type.name().endsWith("module-info")) {
        declared.putIfAbsent(type.name(), new Evidence(file.path(), type.line()));
      }
    }
  }

  /** A file's path stands for its class; in class files, those nested in it go with it. */
  private static String top(FileUses file) {
    return file.path().replaceFirst("(?:(?<=[^/$])\\$[^/]*)?\\.(?:java|class)$", "");
  }

  private boolean isTop(String name) {
    return topOf(name).filter(name::equals).isPresent();
  }

  /** The class on the top level that a type is or is nested in; empty for one of others. */
  Optional<String> topOf(String name) {
    return tops.computeIfAbsent(name, this::findTop);
  }

  private Optional<String> findTop(String name) {
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      if (declared.containsKey(name.substring(0, dot))) {
        return Optional.of(name.substring(0, dot));
      }
    }
    return declared.containsKey(name) ? Optional.of(name) : Optional.empty();
  }

  private void add(Use use, String path, Map<String, Integer> numbers, Map<Long, Sum> sums) {
    Optional<Integer> from = topOf(use.from()).map(numbers::get);
    Optional<Integer> to =
        use.types().stream().flatMap(type -> topOf(type).stream()).findFirst().map(numbers::get);
    if (from.isPresent() && to.isPresent() && !from.get().equals(to.get())) {
      long pair = (long) from.get() << 32 | to.get();
      sums.computeIfAbsent(pair, any -> new Sum()).add(use, path);
    }
  }
}
