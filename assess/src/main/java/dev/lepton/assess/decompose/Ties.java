package dev.lepton.assess.decompose;

import dev.lepton.assess.decompose.CodeGraph.ClassNode;
import dev.lepton.assess.decompose.CodeGraph.Link;
import dev.lepton.assess.tables.Access;
import dev.lepton.assess.tables.TableAccess;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How strongly classes belong together. Tables and packages are nodes of their own beside the
 * classes, so that a table that ten classes write ties them without a link for each pair. What many
 * use ties each of them less.
 */
final class Ties {
  static final double INHERITANCE = 3;
  static final double WRITTEN_TABLE = 3;
  static final double READ_TABLE = 1;
  static final double CALL = 1;
  static final double NAMED_TYPE = 0.5;
  static final double PACKAGE = 0.5;

  /** Up to so many users nothing is taken off. */
  private static final double FEW = 4;

  private final CodeGraph code;
  private final FeaturePackages features;
  private final Map<String, Integer> tables = new HashMap<>();
  private final Map<Integer, Map<String, Double>> tablesOf = new HashMap<>();
  private final Set<Integer> mapping = new HashSet<>();

  /**
   * @param accesses by classes of that graph only
   */
  Ties(CodeGraph code, List<TableAccess> accesses, FeaturePackages features) {
    this.code = code;
    this.features = features;
    Map<String, Integer> numbers = code.numbers();
    for (String table : new TreeSet<>(accesses.stream().map(TableAccess::table).toList())) {
      tables.put(table, code.classes().size() + tables.size());
    }
    for (TableAccess access : accesses) {
      int type = numbers.get(access.type());
      double weight = access.access() == Access.READS ? READ_TABLE : WRITTEN_TABLE;
      tablesOf
          .computeIfAbsent(type, any -> new HashMap<>())
          .merge(access.table(), weight, Math::max);
      if (access.access() == Access.MAPS) {
        mapping.add(type);
      }
    }
  }

  int classes() {
    return code.classes().size();
  }

  /** The node of each table. */
  Map<String, Integer> tables() {
    return tables;
  }

  boolean usesTables(int type) {
    return tablesOf.containsKey(type);
  }

  /**
   * The graph without some of the classes.
   *
   * @param left those to leave out
   * @param packages whether the package structure counts too
   */
  WeightedGraph graph(Set<Integer> left, boolean packages) {
    WeightedGraph.Builder graph = new WeightedGraph.Builder();
    int[] users = code.users();
    for (Link link : code.links()) {
      if (!left.contains(link.from()) && !left.contains(link.to())) {
        graph.add(link.from(), link.to(), strength(link) * share(users[link.to()]));
      }
    }
    addTables(left, graph);
    int nodes = classes() + tables.size();
    return graph.build(packages ? addPackages(left, nodes, graph) : nodes);
  }

  private static double strength(Link link) {
    double calls = CALL * StrictMath.log(1 + link.calls()) / StrictMath.log(2);
    return NAMED_TYPE + calls + (link.inherits() ? INHERITANCE : 0);
  }

  private static double share(int users) {
    return users <= FEW ? 1 : Math.sqrt(FEW / users);
  }

  private void addTables(Set<Integer> left, WeightedGraph.Builder graph) {
    Map<String, Integer> users = new HashMap<>();
    tablesOf.values().forEach(some -> some.keySet().forEach(t -> users.merge(t, 1, Integer::sum)));
    tablesOf.forEach(
        (type, some) -> {
          if (!left.contains(type)) {
            some.forEach(
                (table, weight) ->
                    graph.add(type, tables.get(table), weight * share(users.get(table))));
          }
        });
  }

  private int addPackages(Set<Integer> left, int from, WeightedGraph.Builder graph) {
    Map<String, Integer> nodes = new HashMap<>();
    for (int i = 0; i < classes(); i++) {
      ClassNode node = code.classes().get(i);
      if (!left.contains(i)) {
        for (String feature : features.of(node)) {
          int at = nodes.computeIfAbsent(feature, any -> from + nodes.size());
          graph.add(i, at, PACKAGE);
        }
      }
    }
    return from + nodes.size();
  }
}
