package dev.lepton.assess.dependency;

import dev.lepton.assess.config.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pom file, as it is written.
 *
 * @param texts single values by path, such as {@code parent/version} or {@code properties/x}
 * @param dependencies declared ones, those of profiles that are on by default too
 * @param managed versions for others to use
 */
record Pom(Map<String, String> texts, List<Entry> dependencies, List<Entry> managed) {
  /** One dependency element: what is in it by path, and the line of its artifact. */
  record Entry(Map<String, String> parts, int line) {
    String part(String name) {
      return parts.getOrDefault(name, "");
    }

    /** What makes two elements mean the same dependency. */
    private List<String> key() {
      String type = part("type").isEmpty() ? "jar" : part("type");
      return List.of(part("groupId"), part("artifactId"), type, part("classifier"));
    }

    /** What it must not bring along, as {@code group:artifact}; either may be {@code *}. */
    Set<String> exclusions() {
      Set<String> names = new HashSet<>();
      parts.forEach(
          (path, artifact) -> {
            if (path.startsWith("exclusions/") && path.endsWith("/artifactId")) {
              String group = path.substring(0, path.lastIndexOf('/') + 1) + "groupId";
              names.add(part(group) + ":" + artifact);
            }
          });
      return names;
    }
  }

  private static final Pattern ELEMENT =
      Pattern.compile(
          "project/(profiles/profile(?:\\[\\d+])?/)?(dependencyManagement/)?dependencies/"
              + "(dependency(?:\\[\\d+])?)/([\\w\\[\\]/]+)");

  private static final Pattern MODULE =
      Pattern.compile(
          "(profiles/profile(\\[\\d+])?/)?(modules/module|subprojects/subproject)(\\[\\d+])?");

  private static final Pattern LICENCE = Pattern.compile("licenses/license(?:\\[\\d+])?/name");

  static Pom of(List<Setting> settings) {
    Map<String, String> texts = new HashMap<>();
    Map<String, Entry> dependencies = new LinkedHashMap<>();
    Map<String, Entry> managed = new LinkedHashMap<>();
    for (Setting setting : settings) {
      String key = setting.key();
      Matcher matcher = ELEMENT.matcher(key);
      if (matcher.matches()) {
        Map<String, Entry> into = matcher.group(2) == null ? dependencies : managed;
        String id = key.substring(0, matcher.end(3));
        Entry entry = into.computeIfAbsent(id, any -> new Entry(new HashMap<>(), setting.line()));
        entry.parts().put(matcher.group(4), setting.value());
        if (matcher.group(4).equals("artifactId")) {
          into.put(id, new Entry(entry.parts(), setting.line()));
        }
      } else if (key.startsWith("project/")) {
        texts.putIfAbsent(key.substring("project/".length()), setting.value());
      }
    }
    return new Pom(texts, active(dependencies, texts), List.copyOf(active(managed, texts)));
  }

  private static List<Entry> active(Map<String, Entry> entries, Map<String, String> texts) {
    List<Entry> active = new ArrayList<>();
    entries.forEach(
        (id, entry) -> {
          Matcher profile =
              Pattern.compile("project/(profiles/profile(?:\\[\\d+])?)/.*").matcher(id);
          boolean on =
              !profile.matches()
                  || texts
                      .getOrDefault(profile.group(1) + "/activation/activeByDefault", "")
                      .equals("true");
          if (on) {
            active.add(entry);
          }
        });
    return active;
  }

  /** Of dependencies declared twice the last, as Maven has it (it warns). */
  List<Entry> effective() {
    Map<List<String>, Entry> last = new HashMap<>();
    dependencies.forEach(entry -> last.put(entry.key(), entry));
    return dependencies.stream().filter(entry -> last.get(entry.key()) == entry).toList();
  }

  String text(String path) {
    return texts.getOrDefault(path, "");
  }

  /** Names of licences, in the order of their elements. */
  List<String> licences() {
    return texts.entrySet().stream()
        .filter(text -> LICENCE.matcher(text.getKey()).matches())
        .sorted(Map.Entry.comparingByKey())
        .map(text -> text.getValue().strip())
        .toList();
  }

  /** Folders or files of the poms that are built with it, those of all profiles included. */
  List<String> modules() {
    return texts.entrySet().stream()
        .filter(text -> MODULE.matcher(text.getKey()).matches())
        .sorted(Map.Entry.comparingByKey())
        .map(text -> text.getValue().strip())
        .toList();
  }

  boolean hasParent() {
    return !text("parent/artifactId").isEmpty();
  }

  String group() {
    String own = text("groupId");
    return own.isEmpty() ? text("parent/groupId") : own;
  }

  String version() {
    String own = text("version");
    return own.isEmpty() ? text("parent/version") : own;
  }
}
