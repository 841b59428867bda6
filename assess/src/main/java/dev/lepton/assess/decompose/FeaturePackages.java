package dev.lepton.assess.decompose;

import dev.lepton.assess.decompose.CodeGraph.ClassNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What packages say about subjects. Parts that name a layer say nothing, nor do those that most
 * classes share: of {@code com.acme.shop.order.dao} only {@code order} is left.
 */
final class FeaturePackages {
  private static final Set<String> LAYERS =
      Set.of(
          ("action actions adapter adapters api app application apps base bean beans boundary business"
                  + " client clients common commons component components config configuration"
                  + " constant constants control controller controllers converter converters core"
                  + " dao daos data db domain dto dtos ejb endpoint endpoints entities entity enums"
                  + " error errors exception exceptions facade facades filter filters form forms"
                  + " handler handlers helper helpers http impl in infra infrastructure interceptor"
                  + " interfaces internal jdbc job jobs jpa lib listener listeners logic manager"
                  + " managers mapper mappers misc model models out persistence port ports"
                  + " properties provider providers repo repositories repository request resource"
                  + " resources response rest route router routers routes schemas security serializers"
                  + " server service services servlet servlets src"
                  + " shared spi sql store support task tasks tool tools transfer type types ui"
                  + " util utilities utils validation validator validators view views vo web")
              .split(" "));

  /** What more of the classes share tells none of them apart. */
  private static final double MOST = 0.6;

  private final Map<String, List<String>> featuresOf = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();

  FeaturePackages(List<ClassNode> classes) {
    Map<String, List<String>> all = new HashMap<>();
    for (ClassNode node : classes) {
      List<String> prefixes = all.computeIfAbsent(node.packageName(), FeaturePackages::prefixes);
      prefixes.forEach(prefix -> sizes.merge(prefix, 1, Integer::sum));
    }
    all.forEach(
        (name, prefixes) ->
            featuresOf.put(
                name,
                prefixes.stream()
                    .filter(prefix -> sizes.get(prefix) <= MOST * classes.size())
                    .filter(prefix -> sizes.get(prefix) > 1)
                    .toList()));
  }

  private static List<String> prefixes(String packageName) {
    List<String> prefixes = new ArrayList<>();
    StringBuilder prefix = new StringBuilder();
    for (String part : packageName.split("[./]")) {
      if (!LAYERS.contains(part.toLowerCase(Locale.ROOT)) && !part.isEmpty()) {
        prefix.append(prefix.isEmpty() ? "" : ".").append(part);
        prefixes.add(prefix.toString());
      }
    }
    return prefixes;
  }

  /** The subjects of a class, the widest first, as packages without layers. */
  List<String> of(ClassNode node) {
    return featuresOf.getOrDefault(node.packageName(), List.of());
  }

  int size(String feature) {
    return sizes.getOrDefault(feature, 0);
  }
}
