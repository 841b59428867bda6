package dev.lepton.assess.evaluate;

import dev.lepton.assess.ruleset.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tags as rules write them: {@code a,b} or {@code Category=a,b}, possibly templates. */
final class Tags {
  private Tags() {}

  /** The tags that a match sets, as they are reported. */
  static Set<String> set(List<String> written, List<Incident> incidents) {
    Set<String> tags = new TreeSet<>();
    for (String tag : written) {
      if (tag.contains("{{")) {
        incidents.forEach(incident -> tags.add(Template.render(tag, variables(incident))));
      } else {
        tags.add(tag);
      }
    }
    return tags;
  }

  private static Map<String, Object> variables(Incident incident) {
    return incident.variables();
  }

  /** The plain names in a tag, as {@code hasTags} asks for them. */
  static Stream<String> names(String tag) {
    String values = tag.substring(tag.indexOf('=') + 1);
    return Stream.of(values.split(",")).map(String::strip).filter(name -> !name.isEmpty());
  }
}
