package dev.lepton.assess.portfolio;

import dev.lepton.assess.questionnaire.AnswerSheet;
import dev.lepton.assess.questionnaire.Scorer;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.InventoryApplication;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings together by name what was said of each application. A server that no application names
 * stands for itself; an application that only an answer sheet or an analysis names is taken too.
 */
final class Subjects {
  private final PortfolioInput input;
  private final Map<String, Server> servers = new HashMap<>();
  private final Map<String, InventoryApplication> applications = new TreeMap<>();
  private final Map<String, String> names = new TreeMap<>();
  private final List<String> standalone = new ArrayList<>();
  private final List<Dependency> dependencies;

  Subjects(PortfolioInput input) {
    this.input = input;
    Inventory inventory = input.inventory();
    inventory.servers().forEach(server -> servers.put(server.id(), server));
    for (InventoryApplication application : inventory.applications()) {
      applications.put(key(application.name()), application);
      names.put(key(application.name()), application.name());
    }
    input
        .knowledge()
        .sheets()
        .forEach(s -> names.putIfAbsent(key(s.application()), s.application()));
    input
        .knowledge()
        .assessments()
        .forEach(a -> names.putIfAbsent(key(a.application()), a.application()));
    inventory.servers().stream()
        .filter(server -> server.applications().isEmpty())
        .filter(server -> server.kind() == Server.Kind.MACHINE)
        .forEach(this::standalone);
    this.dependencies = betweenSubjects();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void standalone(Server server) {
    standalone.add(server.id());
    InventoryApplication known = applications.get(key(server.name()));
    List<String> ids = new ArrayList<>(known == null ? List.of() : known.servers());
    ids.add(server.id());
    applications.put(
        key(server.name()), withServers(server.name(), Optional.ofNullable(known), ids));
    names.putIfAbsent(key(server.name()), server.name());
  }

  private static InventoryApplication withServers(
      String name, Optional<InventoryApplication> known, List<String> ids) {
    return new InventoryApplication(
        name,
        known.flatMap(InventoryApplication::description),
        known.flatMap(InventoryApplication::comments),
        known.flatMap(InventoryApplication::businessService),
        known.flatMap(InventoryApplication::binary),
        known.flatMap(InventoryApplication::repository),
        known.flatMap(InventoryApplication::wave),
        known.map(InventoryApplication::tags).orElse(List.of()),
        ids,
        known.map(InventoryApplication::saidBy).orElse(List.of()));
  }

  /** Ids of the servers that stand for themselves. */
  List<String> standalone() {
    return standalone;
  }

  /** Between applications, also where only their servers were seen to talk. */
  List<Dependency> dependencies() {
    return dependencies;
  }

  /** Overrides that meet nothing. */
  List<String> unmatched() {
    return input.overrides().stream()
        .filter(entry -> !names.containsKey(key(entry.application())))
        .map(
            entry ->
                entry.where()
                    + ": there is no application \""
                    + entry.application()
                    + "\" to overrule")
        .toList();
  }

  List<Subject> all() {
    Map<String, List<Dependency>> needs = new HashMap<>();
    Map<String, List<Dependency>> neededBy = new HashMap<>();
    for (Dependency dependency : dependencies) {
      needs.computeIfAbsent(key(dependency.from()), k -> new ArrayList<>()).add(dependency);
      neededBy.computeIfAbsent(key(dependency.to()), k -> new ArrayList<>()).add(dependency);
    }
    List<Subject> subjects = new ArrayList<>();
    names.forEach(
        (key, name) ->
            subjects.add(
                subject(
                    name,
                    needs.getOrDefault(key, List.of()),
                    neededBy.getOrDefault(key, List.of()))));
    return subjects;
  }

  private Subject subject(String name, List<Dependency> needs, List<Dependency> neededBy) {
    Optional<InventoryApplication> application = Optional.ofNullable(applications.get(key(name)));
    Optional<AnswerSheet> sheet =
        input.knowledge().sheets().stream()
            .filter(s -> s.application().equalsIgnoreCase(name))
            .findFirst();
    Optional<Assessment> assessment =
        input.knowledge().assessments().stream()
            .filter(a -> a.application().equalsIgnoreCase(name))
            .findFirst();
    List<Server> own =
        application.map(InventoryApplication::servers).orElse(List.of()).stream()
            .map(servers::get)
            .toList();
    return new Subject(
        name,
        own,
        input.knowledge().questionnaire(),
        Scorer.answers(input.knowledge().questionnaire(), sheet(name, application, sheet)),
        assessment,
        needs,
        neededBy,
        !own.isEmpty() && own.stream().noneMatch(server -> server.usage().isEmpty()),
        application
            .flatMap(a -> a.saidBy().stream().findFirst())
            .map(Object::toString)
            .orElse("the inventory"));
  }

  private static AnswerSheet sheet(
      String name, Optional<InventoryApplication> application, Optional<AnswerSheet> given) {
    Place said =
        application
            .flatMap(known -> known.saidBy().stream().findFirst())
            .orElse(Place.of("the inventory"));
    return given
        .orElseGet(() -> new AnswerSheet(name, List.of(), Map.of(), said))
        .tagged(application.map(InventoryApplication::tags).orElse(List.of()));
  }

  private List<Dependency> betweenSubjects() {
    Map<String, List<String>> appsOf = new HashMap<>();
    applications
        .values()
        .forEach(
            a ->
                a.servers()
                    .forEach(
                        id -> appsOf.computeIfAbsent(id, k -> new ArrayList<>()).add(a.name())));
    Map<List<String>, Dependency> found = new LinkedHashMap<>();
    for (Dependency dependency : input.inventory().dependencies()) {
      boolean server = dependency.level() == Dependency.Level.SERVER;
      for (String from : ends(appsOf, dependency.from(), server)) {
        for (String to : ends(appsOf, dependency.to(), server)) {
          if (!from.equalsIgnoreCase(to)) {
            found.putIfAbsent(
                List.of(key(from), key(to)),
                Dependency.between(
                    Dependency.Level.APPLICATION, from, to, dependency.port(), dependency.where()));
          }
        }
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparing(Dependency::from).thenComparing(Dependency::to))
        .toList();
  }

  private static List<String> ends(Map<String, List<String>> appsOf, String end, boolean server) {
    return server ? appsOf.getOrDefault(end, List.of(end)) : List.of(end);
  }
}
