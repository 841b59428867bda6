package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Adds a dependency to a Maven or Gradle build, as its neighbour is written. */
public final class Dependencies {
  private Dependencies() {}

  /**
   * A dependency whose version is managed, or that of its group, unless it has one here.
   *
   * @param coordinates group:artifact
   * @param beside the group of a dependency that is there, behind which it goes
   */
  public record Added(String coordinates, String beside, Optional<String> version) {
    Added(String coordinates, String beside) {
      this(coordinates, beside, Optional.empty());
    }

    private String group() {
      return coordinates.substring(0, coordinates.indexOf(':'));
    }

    private String artifact() {
      return coordinates.substring(coordinates.indexOf(':') + 1);
    }
  }

  /**
   * Adds one whose version is managed, behind the dependency that a finding stands at.
   *
   * @param coordinates group:artifact; there is a dependency of the same group already
   * @return whether it could be added, or was there
   */
  static boolean addBeside(
      Refactoring refactoring, Concern concern, Finding finding, String coordinates) {
    return refactoring
        .tree()
        .text(finding.file())
        .filter(file -> addBeside(refactoring, concern, file, coordinates, finding.ruleId()))
        .isPresent();
  }

  /** As above, to a build file. */
  static boolean addBeside(
      Refactoring refactoring, Concern concern, TextFile build, String coordinates, String rule) {
    String group = coordinates.substring(0, coordinates.indexOf(':'));
    return add(refactoring, concern, build, new Added(coordinates, group), rule);
  }

  /** As above, where the group may be another one than its neighbour's. */
  public static boolean add(
      Refactoring refactoring, Concern concern, TextFile build, Added added, String rule) {
    return build.path().endsWith(".xml")
        ? addToPom(refactoring, concern, build, added, rule)
        : addToGradle(refactoring, concern, build, added, rule);
  }

  private static boolean addToPom(
      Refactoring refactoring, Concern concern, TextFile file, Added added, String rule) {
    XmlDocument pom = new XmlDocument(file);
    List<XmlElement> neighbours =
        pom.named("dependency").stream()
            .filter(one -> pom.text(one, "groupId").equals(added.beside()))
            .filter(one -> isOfTheProject(one) && pom.text(one, "scope").isEmpty())
            .toList();
    if (neighbours.isEmpty()) {
      return false;
    }
    XmlElement neighbour =
        neighbours.stream()
            .filter(one -> one.child("version").isEmpty())
            .findFirst()
            .orElse(neighbours.get(0));
    String outer = Lines.indentation(file, neighbour.start());
    String inner =
        neighbour
            .child("artifactId")
            .map(child -> Lines.indentation(file, child.start()))
            .orElse(outer);
    List<String> lines = new ArrayList<>();
    lines.add(outer + "<dependency>");
    lines.add(inner + "<groupId>" + added.group() + "</groupId>");
    lines.add(inner + "<artifactId>" + added.artifact() + "</artifactId>");
    // What one group brings is of one version, where it is not managed.
    neighbour
        .child("version")
        .filter(version -> added.group().equals(added.beside()))
        .map(pom::text)
        .or(added::version)
        .ifPresent(version -> lines.add(inner + "<version>" + version + "</version>"));
    lines.add(outer + "</dependency>");
    String text = lines.stream().map(one -> file.newline() + one).collect(Collectors.joining());
    refactoring.edit(new Edit(concern, file.path(), neighbour.end(), 0, text, rule));
    return true;
  }

  /** Neither managed only, nor a plugin's. */
  private static boolean isOfTheProject(XmlElement dependency) {
    return dependency
        .parent()
        .flatMap(XmlElement::parent)
        .filter(element -> element.name().equals("project"))
        .isPresent();
  }

  private static boolean addToGradle(
      Refactoring refactoring, Concern concern, TextFile file, Added added, String rule) {
    Matcher neighbour =
        Pattern.compile(
                "(?m)^([ \\t]*implementation[ (]+['\"])"
                    + Pattern.quote(added.beside())
                    + ":[\\w-]+(['\"]\\)?)[ \\t]*\\r?$")
            .matcher(file.content());
    if (!neighbour.find()) {
      return false;
    }
    int end = neighbour.end(2);
    String version = added.version().map(one -> ":" + one).orElse("");
    String text =
        file.newline() + neighbour.group(1) + added.coordinates() + version + neighbour.group(2);
    refactoring.edit(new Edit(concern, file.path(), end, 0, text, rule));
    return true;
  }
}
