package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves a web application from Java EE's packages to Jakarta EE's: names in the code, pages and
 * descriptors, and the libraries that hold them. All or nothing, since one half does not run with
 * the other; where a library is used that may want the old names, nothing is moved.
 */
record MoveToJakarta() implements Recipe {
  private static final Concern CONCERN = Concern.JAKARTA_NAMESPACE;

  /** Packages that have moved; others of javax are the JDK's. */
  private static final Pattern MOVED =
      Pattern.compile(
          "\\bjavax(?=\\.(?:servlet|persistence|validation|ws\\.rs|inject|ejb|enterprise|faces|websocket|json|jms"
              + "|annotation\\.(?:PostConstruct|PreDestroy|Resource|security|Priority|Generated|ManagedBean)|el|batch|interceptor|security\\.enterprise)\\b)");

  private static final Pattern DESCRIPTOR =
      Pattern.compile(
          "https?://(?:xmlns\\.jcp\\.org|java\\.sun\\.com)/xml/ns/(?:javaee|j2ee)(/web-app_[\\d_]+\\.xsd)?");

  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("javax.servlet:javax.servlet-api", "jakarta.servlet:jakarta.servlet-api:6.0.0"),
          Map.entry("javax.servlet:servlet-api", "jakarta.servlet:jakarta.servlet-api:6.0.0"),
          Map.entry(
              "javax.servlet.jsp:jsp-api", "jakarta.servlet.jsp:jakarta.servlet.jsp-api:3.1.1"),
          Map.entry(
              "javax.servlet.jsp:javax.servlet.jsp-api",
              "jakarta.servlet.jsp:jakarta.servlet.jsp-api:3.1.1"),
          Map.entry("javax:javaee-api", "jakarta.platform:jakarta.jakartaee-api:10.0.0"),
          Map.entry("javax:javaee-web-api", "jakarta.platform:jakarta.jakartaee-web-api:10.0.0"),
          Map.entry("javax.inject:javax.inject", "jakarta.inject:jakarta.inject-api:2.0.1"),
          Map.entry(
              "javax.annotation:javax.annotation-api",
              "jakarta.annotation:jakarta.annotation-api:2.1.1"),
          Map.entry(
              "javax.websocket:javax.websocket-api",
              "jakarta.websocket:jakarta.websocket-api:2.1.1"));

  /** Groups whose libraries use none of the moved packages. */
  private static final Set<String> INDIFFERENT =
      Set.of(
          "org.slf4j",
          "ch.qos.logback",
          "org.apache.logging.log4j",
          "log4j",
          "commons-io",
          "commons-lang",
          "commons-codec",
          "org.apache.commons",
          "com.google.guava",
          "com.google.code.gson",
          "com.fasterxml.jackson.core",
          "org.postgresql",
          "com.mysql",
          "mysql",
          "org.mariadb.jdbc",
          "com.oracle.database.jdbc",
          "com.microsoft.sqlserver",
          "com.h2database",
          "com.zaxxer",
          "junit",
          "org.junit.jupiter",
          "org.assertj",
          "org.hamcrest",
          "org.mockito",
          "joda-time",
          "org.apache.httpcomponents",
          "org.apache.httpcomponents.client5");

  @Override
  public String id() {
    return "jakarta-namespace";
  }

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public void run(Refactoring refactoring) {
    List<Finding> findings = refactoring.open(this);
    if (findings.isEmpty()) {
      return;
    }
    List<Edit> edits = new ArrayList<>();
    Optional<String> obstacle = libraries(refactoring, edits, findings.get(0).ruleId());
    if (obstacle.isPresent()) {
      findings.forEach(finding -> refactoring.leave(finding, obstacle.get()));
      return;
    }
    edits.forEach(refactoring::edit);
    for (String path : refactoring.tree().files()) {
      if (path.matches(".*\\.(java|jspx?|jspf|tagx?|xhtml)|(.*/)?(web|faces-config|beans)\\.xml")) {
        refactoring
            .tree()
            .text(path)
            .ifPresent(file -> rename(refactoring, file, findings.get(0).ruleId()));
      }
    }
    findings.forEach(refactoring::answer);
  }

  /** Why nothing may be moved; empty when all libraries have a place to go. */
  private static Optional<String> libraries(
      Refactoring refactoring, List<Edit> edits, String rule) {
    for (String path : refactoring.tree().files("pom.xml")) {
      XmlDocument pom = new XmlDocument(refactoring.tree().text(path).orElseThrow());
      if (pom.named("parent").stream()
          .anyMatch(parent -> pom.text(parent, "groupId").startsWith("org.springframework"))) {
        return Optional.of("Spring's own version decides on the packages; raise it first.");
      }
      Optional<String> old = oldCompiler(pom);
      if (old.isPresent()) {
        return old;
      }
      for (XmlElement dependency : pom.named("dependency")) {
        Optional<String> obstacle = library(pom, dependency, edits, rule);
        if (obstacle.isPresent()) {
          return obstacle;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Jakarta's libraries are compiled for Java 11; what is older than 8 is raised in the same run.
   */
  private static Optional<String> oldCompiler(XmlDocument pom) {
    Matcher version =
        Pattern.compile(
                "<(?:maven\\.compiler\\.(?:source|target|release)|source|release)>\\s*(?:1\\.)?(8|9|10)\\s*<")
            .matcher(pom.file().content());
    return version.find()
        ? Optional.of("The libraries of Jakarta EE 10 need Java 11; raise the compiler first.")
        : Optional.empty();
  }

  private static Optional<String> library(
      XmlDocument pom, XmlElement dependency, List<Edit> edits, String rule) {
    String group = pom.text(dependency, "groupId");
    String name = group + ":" + pom.text(dependency, "artifactId");
    Optional<String> moved = Optional.ofNullable(LIBRARIES.get(name));
    if (moved.isEmpty()) {
      return INDIFFERENT.contains(group)
          ? Optional.empty()
          : Optional.of("Whether " + name + " wants the old or the new names is not known here.");
    }
    String[] parts = moved.get().split(":");
    List<String> children = List.of("groupId", "artifactId", "version");
    for (int index = 0; index < children.size(); index++) {
      Optional<XmlElement> child = dependency.child(children.get(index));
      String text = parts[index];
      child.ifPresent(
          element ->
              edits.add(
                  new Edit(
                      CONCERN,
                      pom.file().path(),
                      element.contentStart(),
                      element.contentEnd() - element.contentStart(),
                      text,
                      rule)));
    }
    return Optional.empty();
  }

  private static void rename(Refactoring refactoring, TextFile file, String rule) {
    Matcher moved = MOVED.matcher(file.content());
    while (moved.find()) {
      edit(refactoring, file, moved.start(), moved.end(), "jakarta", rule);
    }
    if (!file.path().endsWith("web.xml")) {
      return;
    }
    Matcher schema = DESCRIPTOR.matcher(file.content());
    while (schema.find()) {
      String end = schema.group(1) == null ? "" : "/web-app_6_0.xsd";
      edit(
          refactoring,
          file,
          schema.start(),
          schema.end(),
          "https://jakarta.ee/xml/ns/jakartaee" + end,
          rule);
    }
    new XmlDocument(file)
        .root()
        .flatMap(root -> root.attribute("version"))
        .ifPresent(version -> edit(refactoring, file, version.start(), version.end(), "6.0", rule));
  }

  private static void edit(
      Refactoring refactoring, TextFile file, int start, int end, String text, String rule) {
    refactoring.edit(new Edit(CONCERN, file.path(), start, end - start, text, rule));
  }
}
