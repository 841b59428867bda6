package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.ruleset.CustomVariable;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.Rule;
import dev.lepton.assess.ruleset.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns hits into incidents, each said once. For one thread. */
final class Incidents {
  private static final Set<String> NAMES = Set.of("file", "kind", "name", "package", "version");

  private final Snippets snippets;
  private final Optional<LabelSelector> wanted;

  Incidents(Snippets snippets, Optional<LabelSelector> wanted) {
    this.snippets = snippets;
    this.wanted = wanted;
  }

  List<Incident> of(Rule rule, List<Hit> hits) {
    Set<List<Object>> said = new HashSet<>();
    List<Incident> incidents = new ArrayList<>();
    for (Hit hit : hits) {
      Map<String, Object> variables = variables(rule, hit);
      int line = hit.location().map(Location::startLine).orElse(0);
      String message = rule.message().map(text -> message(text, variables, line)).orElse("");
      if (isWanted(variables) && said.add(List.of(hit.uri().toString(), message, line))) {
        incidents.add(incident(hit, message, variables));
      }
    }
    return List.copyOf(incidents);
  }

  private Incident incident(Hit hit, String message, Map<String, Object> variables) {
    return new Incident(
        hit.uri(),
        hit.file().map(InputFile::path).orElse(hit.uri().toString()),
        message,
        snippets.around(hit),
        hit.location(),
        variables,
        hit.dependency());
  }

  private Map<String, Object> variables(Rule rule, Hit hit) {
    Map<String, Object> variables = new TreeMap<>(hit.variables());
    for (CustomVariable variable : rule.variables()) {
      variables.put(variable.name(), variable.in(snippets.line(hit)));
    }
    if (SecretLines.concern(rule)) {
      variables.replaceAll((name, value) -> shown(name, value));
    }
    return Collections.unmodifiableMap(variables);
  }

  /** What a file is called and what names are used in it is no secret; what stands there may be. */
  private static Object shown(String name, Object value) {
    return NAMES.contains(name) || !(value instanceof String text)
        ? value
        : SecretMask.secretLine(text);
  }

  private static String message(String template, Map<String, Object> variables, int line) {
    Map<String, Object> all = new HashMap<>(variables);
    if (line > 0) {
      all.put("lineNumber", line);
    }
    return Template.render(template, all);
  }

  private boolean isWanted(Map<String, Object> variables) {
    return wanted.isEmpty()
        || wanted
            .get()
            .holds(
                variables.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList());
  }
}
