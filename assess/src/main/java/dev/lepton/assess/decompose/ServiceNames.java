package dev.lepton.assess.decompose;

import dev.lepton.assess.decompose.CodeGraph.ClassNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names parts for their subject: a package that is theirs, else a word their classes share. */
final class ServiceNames {
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");
  private static final Set<String> ROLES =
      Set.of(
          ("abstract action adapter admin api application apps base bean builder client command component"
                  + " config configuration controller converter dao data default dto entity event"
                  + " exception facade factory filter form handler helper impl info item job list"
                  + " index init listener loader manager mapper model models module page parser processor provider"
                  + " reader repository request route router routes schema serializer serializers resource response result rest rule rules service"
                  + " services servlet set state store task tasks test type urls util utils validator value"
                  + " view views vo web"
                  + " worker writer")
              .split(" "));

  /** A package names a part that holds so much of it, and of which it holds so much. */
  private static final double MAINLY = 0.5;

  private final FeaturePackages features;
  private final Map<String, Integer> everywhere = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  ServiceNames(List<ClassNode> all, FeaturePackages features) {
    this.features = features;
    all.forEach(node -> words(node).forEach(word -> everywhere.merge(word, 1, Integer::sum)));
  }

  /** A name that no part has got before. */
  String name(List<ClassNode> classes) {
    String name = byPackage(classes);
    if (name.isEmpty()) {
      name = byWord(classes);
    }
    if (name.isEmpty()) {
      name = "service";
    }
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private String byPackage(List<ClassNode> classes) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ClassNode node : classes) {
      features.of(node).forEach(feature -> counts.merge(feature, 1, Integer::sum));
    }
    String best = "";
    double most = 0;
    for (Map.Entry<String, Integer> one : counts.entrySet()) {
      double here = (double) one.getValue() / classes.size();
      double there = (double) one.getValue() / features.size(one.getKey());
      // Sorted, so that of packages with the same classes the innermost comes last.
      if (here >= MAINLY && there >= MAINLY && here * there > most - 1e-9) {
        most = here * there;
        best = one.getKey();
      }
    }
    return best.substring(best.lastIndexOf('.') + 1);
  }

  private String byWord(List<ClassNode> classes) {
    Map<String, Integer> counts = new TreeMap<>();
    classes.forEach(node -> words(node).forEach(word -> counts.merge(word, 1, Integer::sum)));
    String best = "";
    double most = 0;
    for (Map.Entry<String, Integer> one : counts.entrySet()) {
      int here = one.getValue();
      double score = (double) here * here / everywhere.get(one.getKey());
      if (here > 1 && score > most + 1e-9) {
        most = score;
        best = one.getKey();
      }
    }
    return best;
  }

  private static Set<String> words(ClassNode node) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(node.simpleName());
    while (matcher.find()) {
      String word = matcher.group().toLowerCase(Locale.ROOT);
      if (word.length() > 2 && !ROLES.contains(word)) {
        words.add(word);
      }
    }
    return new HashSet<>(words);
  }
}
