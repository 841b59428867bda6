package dev.lepton.assess.decompose;

import dev.lepton.assess.decompose.CodeGraph.ClassNode;
import dev.lepton.assess.decompose.CodeGraph.Link;
import dev.lepton.assess.decompose.Decomposition.Cut;
import dev.lepton.assess.decompose.Decomposition.CutKey;
import dev.lepton.assess.decompose.Decomposition.CutLink;
import dev.lepton.assess.decompose.Decomposition.PackageShare;
import dev.lepton.assess.decompose.Decomposition.Service;
import dev.lepton.assess.decompose.Decomposition.SharedClass;
import dev.lepton.assess.decompose.Decomposition.Table;
import dev.lepton.assess.decompose.Decomposition.TableUse;
import dev.lepton.assess.tables.Access;
import dev.lepton.assess.tables.ForeignKey;
import dev.lepton.assess.tables.TableAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes a partition down: with names, owners and places. For one use. */
final class Drawing {
  private final CodeGraph code;
  private final Ties ties;
  private final Partition partition;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, List<ClassNode>> members = new TreeMap<>();
  private final Map<String, Integer> packageSizes = new HashMap<>();

  Drawing(CodeGraph code, Ties ties, FeaturePackages features, Partition partition) {
    this.code = code;
    this.ties = ties;
    this.partition = partition;
    for (int i = 0; i < code.classes().size(); i++) {
      ClassNode node = code.classes().get(i);
      packageSizes.merge(node.packageName(), 1, Integer::sum);
      if (partition.partOf(i) >= 0) {
        members.computeIfAbsent(partition.partOf(i), any -> new ArrayList<>()).add(node);
      }
    }
    ServiceNames naming = new ServiceNames(code.classes(), features);
    members.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<Integer, List<ClassNode>> one) -> -one.getValue().size())
                .thenComparing(one -> one.getValue().get(0).name()))
        .forEach(one -> names.put(one.getKey(), naming.name(one.getValue())));
  }

  private String serviceOf(int type) {
    return names.getOrDefault(partition.partOf(type), "");
  }

  List<Service> services(List<Table> tables, List<Cut> cuts) {
    Map<Integer, double[]> weights = weights();
    return members.entrySet().stream()
        .map(one -> service(one, tables, cuts, weights.getOrDefault(one.getKey(), new double[2])))
        .sorted(
            Comparator.comparing((Service one) -> -one.classes().size())
                .thenComparing(one -> one.classes().get(0)))
        .toList();
  }

  private Service service(
      Map.Entry<Integer, List<ClassNode>> one,
      List<Table> tables,
      List<Cut> cuts,
      double[] weight) {
    String name = names.get(one.getKey());
    return new Service(
        name,
        packages(one.getValue()),
        one.getValue().stream().map(ClassNode::name).toList(),
        tables.stream().filter(table -> table.owner().equals(name)).map(Table::name).toList(),
        weight[1] == 0 ? 0 : rounded(weight[0] / weight[1]),
        cuts.stream().filter(cut -> cut.to().equals(name)).mapToInt(Cut::calls).sum(),
        cuts.stream().filter(cut -> cut.from().equals(name)).mapToInt(Cut::calls).sum());
  }

  private List<PackageShare> packages(List<ClassNode> classes) {
    Map<String, Integer> counts = new TreeMap<>();
    classes.forEach(node -> counts.merge(node.packageName(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(one -> new PackageShare(one.getKey(), one.getValue(), packageSizes.get(one.getKey())))
        .sorted(
            Comparator.comparing((PackageShare one) -> -one.classes())
                .thenComparing(PackageShare::name))
        .toList();
  }

  /** By part: weight of links inside, and of all its links. */
  private Map<Integer, double[]> weights() {
    Map<Integer, double[]> weights = new HashMap<>();
    WeightedGraph graph = ties.graph(partition.leftOut(), false);
    for (int i = 0; i < graph.size(); i++) {
      int one = partition.partOf(graph.left()[i]);
      int other = partition.partOf(graph.right()[i]);
      double[] mine = weights.computeIfAbsent(one, any -> new double[2]);
      mine[1] += graph.weight()[i];
      if (one == other) {
        mine[0] += graph.weight()[i];
      } else {
        weights.computeIfAbsent(other, any -> new double[2])[1] += graph.weight()[i];
      }
    }
    return weights;
  }

  /** The part of the links' weight that goes from one part to another. */
  double cutShare() {
    double cut = 0;
    double all = 0;
    WeightedGraph graph = ties.graph(partition.leftOut(), false);
    for (int i = 0; i < graph.size(); i++) {
      int one = partition.partOf(graph.left()[i]);
      int other = partition.partOf(graph.right()[i]);
      if (one >= 0 && other >= 0) {
        all += graph.weight()[i];
        cut += one == other ? 0 : graph.weight()[i];
      }
    }
    return all == 0 ? 0 : rounded(cut / all);
  }

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  List<Table> tables(List<TableAccess> accesses) {
    Map<String, Integer> numbers = code.numbers();
    Map<String, List<TableUse>> uses = new TreeMap<>();
    for (TableAccess access : accesses) {
      String service = serviceOf(numbers.get(access.type()));
      uses.computeIfAbsent(access.table(), any -> new ArrayList<>())
          .add(
              new TableUse(
                  service, access.type(), access.access(), access.how(), access.evidence()));
    }
    return uses.entrySet().stream().map(one -> table(one.getKey(), one.getValue())).toList();
  }

  private static Table table(String name, List<TableUse> uses) {
    Map<String, Integer> points = new TreeMap<>();
    Set<String> writers = new HashSet<>();
    for (TableUse use : uses) {
      if (!use.service().isEmpty()) {
        points.merge(use.service(), use.access() == Access.READS ? 1 : 3, Integer::sum);
        if (use.access() == Access.WRITES) {
          writers.add(use.service());
        }
      }
    }
    String owner = "";
    for (Map.Entry<String, Integer> one : points.entrySet()) {
      if (owner.isEmpty() || one.getValue() > points.get(owner)) {
        owner = one.getKey();
      }
    }
    return new Table(name, owner, points.size() > 1, writers.size() > 1, uses);
  }

  List<Cut> cuts() {
    Map<List<String>, List<CutLink>> links = new HashMap<>();
    for (Link link : code.links()) {
      String from = serviceOf(link.from());
      String to = serviceOf(link.to());
      if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
        links
            .computeIfAbsent(List.of(from, to), any -> new ArrayList<>())
            .add(
                new CutLink(
                    code.classes().get(link.from()).name(),
                    code.classes().get(link.to()).name(),
                    link.kind(),
                    link.calls(),
                    link.evidence()));
      }
    }
    return links.entrySet().stream()
        .map(one -> cut(one.getKey(), one.getValue()))
        .sorted(
            Comparator.comparing((Cut one) -> -one.calls())
                .thenComparing(Cut::from)
                .thenComparing(Cut::to))
        .toList();
  }

  private static Cut cut(List<String> ends, List<CutLink> links) {
    links.sort(
        Comparator.comparing((CutLink one) -> -one.calls())
            .thenComparing(CutLink::caller)
            .thenComparing(CutLink::callee));
    int calls = links.stream().mapToInt(CutLink::calls).sum();
    return new Cut(ends.get(0), ends.get(1), calls, List.copyOf(links));
  }

  static List<CutKey> cutKeys(List<ForeignKey> keys, List<Table> tables) {
    Map<String, String> owners = new HashMap<>();
    tables.forEach(table -> owners.put(table.name(), table.owner()));
    List<CutKey> cut = new ArrayList<>();
    for (ForeignKey key : keys) {
      String from = owners.getOrDefault(key.from(), "");
      String to = owners.getOrDefault(key.to(), "");
      if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
        cut.add(new CutKey(key.from(), from, key.to(), to, key.evidence()));
      }
    }
    return cut;
  }

  List<SharedClass> shared(Collection<Integer> types) {
    List<SharedClass> shared = new ArrayList<>();
    for (int type : types) {
      TreeSet<String> services = new TreeSet<>();
      int links = 0;
      for (Link link : code.links()) {
        if (link.from() == type || link.to() == type) {
          links++;
          services.add(serviceOf(link.from() == type ? link.to() : link.from()));
        }
      }
      services.remove("");
      shared.add(new SharedClass(code.classes().get(type).name(), List.copyOf(services), links));
    }
    return shared;
  }

  List<String> unplaced() {
    Set<Integer> left = partition.leftOut();
    List<String> unplaced = new ArrayList<>();
    for (int i = 0; i < code.classes().size(); i++) {
      if (partition.partOf(i) < 0 && !left.contains(i)) {
        unplaced.add(code.classes().get(i).name());
      }
    }
    return unplaced;
  }
}
