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
final class Dependencies {
  private Dependencies() {}

  /**
   * Adds one whose version is managed, behind the dependency that a finding stands at.
   *
   * @param coordinates group:artifact; there is a dependency of the same group already
   * @return whether it could be added, or was there
   */
  static boolean addBeside(
      Refactoring refactoring, Concern concern, Finding finding, String coordinates) {
    Optional<TextFile> file = refactoring.tree().text(finding.file());
    if (file.isEmpty()) {
      return false;
    }
    String[] parts = coordinates.split(":");
    return finding.file().endsWith(".xml")
        ? addToPom(refactoring, concern, file.get(), parts, finding.ruleId())
        : addToGradle(refactoring, concern, file.get(), coordinates, finding.ruleId());
  }

  private static boolean addToPom(
      Refactoring refactoring, Concern concern, TextFile file, String[] parts, String rule) {
    XmlDocument pom = new XmlDocument(file);
    List<XmlElement> neighbours =
        pom.named("dependency").stream()
            .filter(one -> pom.text(one, "groupId").equals(parts[0]))
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
    lines.add(inner + "<groupId>" + parts[0] + "</groupId>");
    lines.add(inner + "<artifactId>" + parts[1] + "</artifactId>");
    // What one group brings is of one version, where it is not managed.
    neighbour
        .child("version")
        .ifPresent(version -> lines.add(inner + "<version>" + pom.text(version) + "</version>"));
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
      Refactoring refactoring, Concern concern, TextFile file, String coordinates, String rule) {
    String group = coordinates.substring(0, coordinates.indexOf(':'));
    Matcher neighbour =
        Pattern.compile(
                "(?m)^([ \\t]*implementation[ (]+['\"])"
                    + Pattern.quote(group)
                    + ":[\\w-]+(['\"]\\)?)[ \\t]*\\r?$")
            .matcher(file.content());
    if (!neighbour.find()) {
      return false;
    }
    int end = neighbour.end(2);
    String text = file.newline() + neighbour.group(1) + coordinates + neighbour.group(2);
    refactoring.edit(new Edit(concern, file.path(), end, 0, text, rule));
    return true;
  }
}
