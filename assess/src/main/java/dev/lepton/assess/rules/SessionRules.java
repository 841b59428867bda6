package dev.lepton.assess.rules;

import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.NamedValue;
import dev.lepton.assess.code.Reference;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** State that one process keeps in memory for its users. */
final class SessionRules {
  private static final Set<String> MAPS =
      Set.of(
          "java.util.Map",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.Hashtable",
          "java.util.WeakHashMap",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentMap",
          "dict");
  private static final Set<String> SESSION_WORDS =
      Set.of("session", "sessions", "cart", "carts", "basket", "baskets", "logins");
  private static final Set<String> CACHE_WORDS = Set.of("cache", "caches", "cached", "memo");
  private static final Set<String> CACHE_BUILDERS =
      Set.of("com.github.benmanes.caffeine.cache.Caffeine", "com.google.common.cache.CacheBuilder");
  private static final Set<String> SCOPED =
      Set.of(
          "javax.enterprise.context.SessionScoped", "jakarta.enterprise.context.SessionScoped",
          "org.springframework.web.bind.annotation.SessionAttributes", "javax.ejb.Stateful");

  private SessionRules() {}

  static Rule inMemorySession() {
    return new Rule(
        "in-memory-session",
        Category.STATE,
        Severity.POTENTIAL,
        new Advice(
            "User session kept in the process",
            "A restart, a rollout or a second replica loses it: users are logged out and baskets"
                + " are empty.",
            "Keep sessions in a shared store (database or Redis) or in a signed token; until then"
                + " run one replica, or pin each user to one."),
        Repair.person(5),
        List.of(
            Matcher.java(SessionRules::javaSession), Matcher.python(SessionRules::pythonSession)));
  }

  static Rule stickyCache() {
    return new Rule(
        "sticky-cache",
        Category.STATE,
        Severity.POTENTIAL,
        new Advice(
            "Cache inside the process",
            "Each replica caches for itself: after a change users see old and new values in turn,"
                + " and memory grows with each replica.",
            "Bound the cache in size and time, or move it to a shared cache if replicas must"
                + " agree."),
        Repair.person(3),
        List.of(Matcher.java(SessionRules::javaCache), Matcher.python(SessionRules::pythonCache)));
  }

  private static Stream<Match> javaSession(CodeFile file) {
    Stream<Match> sessions =
        file.calls().stream()
            .filter(
                call ->
                    makesSession(call) && Servlets.is(call.owner(), "http.HttpServletRequest")
                        || call.name().equals("setAttribute")
                            && Servlets.is(call.owner(), "http.HttpSession"))
            .map(Match::at);
    Stream<Match> scoped =
        file.references(Reference.Kind.ANNOTATION)
            .filter(reference -> reference.name().isOneOf(SCOPED))
            .map(reference -> Match.at(reference.place()));
    return Stream.of(sessions, scoped, maps(file, SESSION_WORDS)).flatMap(s -> s);
  }

  /** {@code getSession(false)} only looks whether there is one. */
  private static boolean makesSession(Call call) {
    return call.name().equals("getSession")
        && call.argument(0).filter(create -> create.text().equals("false")).isEmpty();
  }

  private static Stream<Match> pythonSession(CodeFile file) {
    Stream<Match> settings =
        file.values().stream()
            .filter(
                value ->
                    value.name().equals("SESSION_TYPE")
                            && Set.of("filesystem", "cachelib").contains(value.value().text())
                        || value.name().equals("SESSION_ENGINE")
                            && value.value().text().endsWith(".file"))
            .map(value -> Match.at(value.place()));
    return Stream.concat(settings, maps(file, SESSION_WORDS));
  }

  private static Stream<Match> javaCache(CodeFile file) {
    Stream<Match> built =
        file.calls().stream()
            .filter(call -> call.isOn(CACHE_BUILDERS, Set.of("newBuilder")))
            .map(Match::at);
    return Stream.concat(built, maps(file, CACHE_WORDS));
  }

  private static Stream<Match> pythonCache(CodeFile file) {
    Stream<Match> local =
        file.values().stream()
            .filter(
                value ->
                    value.value().text().endsWith("locmem.LocMemCache")
                        || value.value().text().equals("SimpleCache"))
            .map(value -> Match.at(value.value().place()));
    return Stream.concat(local, maps(file, CACHE_WORDS));
  }

  /**
   * Java's fields and Python's module variables that hold a map; a local variable dies with its
   * call.
   */
  private static Stream<Match> maps(CodeFile file, Set<String> words) {
    return file.values().stream()
        .filter(SessionRules::outlivesCall)
        .filter(value -> value.type().isOneOf(MAPS) && Words.contains(value.name(), words))
        .map(value -> Match.at(value.place()));
  }

  private static boolean outlivesCall(NamedValue value) {
    return value.type().is("dict") ? value.shared() : value.qualifiedName().contains(".");
  }
}
