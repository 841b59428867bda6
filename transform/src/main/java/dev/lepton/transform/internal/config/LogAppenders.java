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
import java.util.Optional;
import java.util.Set;

/**
 * File appenders of Logback, Log4j 2 and Log4j 1 in XML. Where a console appender is there already,
 * a file's goes and its references with it; else the first becomes one. What it writes is JSON
 * where the library is known to have a layout for it, else as it was.
 */
record LogAppenders(BuildFacts build) implements Recipe {
  private static final Set<String> LAYOUT =
      Set.of(
          "encoder",
          "layout",
          "filter",
          "param",
          "PatternLayout",
          "JsonTemplateLayout",
          "JsonLayout",
          "Filters",
          "ThresholdFilter");
  private static final String FILE_CLASSES = ".*FileAppender";
  private static final Set<String> FILE_ELEMENTS =
      Set.of(
          "RollingFile", "File", "RollingRandomAccessFile", "RandomAccessFile", "MemoryMappedFile");

  @Override
  public String id() {
    return "log-appenders";
  }

  @Override
  public Language language() {
    return Language.CONFIG;
  }

  @Override
  public void run(Refactoring refactoring) {
    List<String> done = new ArrayList<>();
    for (Finding finding : refactoring.open(this)) {
      Optional<TextFile> file = refactoring.tree().text(finding.file());
      if (file.isEmpty() || !finding.file().endsWith(".xml")) {
        continue;
      }
      XmlDocument document = new XmlDocument(file.get());
      List<XmlElement> files =
          document.elements().stream().filter(LogAppenders::writesFiles).toList();
      if (files.isEmpty() || files.stream().anyMatch(one -> !isPlain(one))) {
        refactoring.leave(
            finding, "The appender is nested in another, which chooses files by itself.");
        continue;
      }
      if (!done.contains(finding.file())) {
        done.add(finding.file());
        new Rewriting(refactoring, document, new JsonLayouts(build), finding.ruleId()).run(files);
      }
      refactoring.answer(finding);
    }
  }

  private static boolean writesFiles(XmlElement element) {
    boolean appender =
        element.name().equals("appender")
            && element
                .attribute("class")
                .filter(type -> type.text().matches(FILE_CLASSES))
                .isPresent();
    return appender
        || FILE_ELEMENTS.contains(element.name())
            && (element.attribute("fileName").isPresent() || element.attribute("name").isPresent());
  }

  private static boolean isPlain(XmlElement appender) {
    return appender.attribute("name").isPresent()
        && appender
            .parent()
            .filter(parent -> parent.name().matches("configuration|Appenders|appenders"))
            .isPresent();
  }

  /** One file's edits. */
  private record Rewriting(
      Refactoring refactoring, XmlDocument document, JsonLayouts layouts, String rule) {
    void run(List<XmlElement> files) {
      Optional<String> console =
          document.elements().stream()
              .filter(Rewriting::isConsole)
              .flatMap(element -> element.attribute("name").stream())
              .map(XmlElement.Value::text)
              .findFirst();
      String target = console.orElseGet(() -> files.get(0).attribute("name").orElseThrow().text());
      for (XmlElement file : files) {
        String name = file.attribute("name").orElseThrow().text();
        if (name.equals(target)) {
          turn(file);
        } else {
          remove(file);
          redirect(name, target);
        }
      }
      document.elements().stream()
          .filter(element -> isConsole(element) || files.contains(element))
          .filter(
              element ->
                  element.attribute("name").filter(name -> name.text().equals(target)).isPresent())
          .forEach(this::writeJson);
    }

    private void writeJson(XmlElement console) {
      String text = document.file().content();
      for (XmlElement child : console.children()) {
        String present = text.substring(child.start(), child.end());
        layouts
            .layout(refactoring, document.file(), child.start(), present, rule)
            .ifPresent(json -> edit(child.start(), child.end(), json));
      }
    }

    private static boolean isConsole(XmlElement element) {
      return element.name().equals("Console")
          || element.name().equals("appender")
              && element
                  .attribute("class")
                  .filter(type -> type.text().endsWith("ConsoleAppender"))
                  .isPresent();
    }

    /** What referred to the file refers to the console, once. */
    private void redirect(String name, String target) {
      List<XmlElement> references = references();
      for (XmlElement reference : references) {
        XmlElement.Value ref = reference.attribute("ref").orElseThrow();
        if (!ref.text().equals(name)) {
          continue;
        }
        boolean twice =
            references.stream()
                .filter(other -> other != reference && other.parent().equals(reference.parent()))
                .anyMatch(
                    other ->
                        other.attribute("ref").orElseThrow().text().equals(target)
                            || other.start() < reference.start()
                                && isRedirected(other.attribute("ref").orElseThrow().text()));
        if (twice) {
          remove(reference);
        } else {
          edit(ref.start(), ref.end(), target);
        }
      }
    }

    private boolean isRedirected(String name) {
      return document.elements().stream()
          .filter(LogAppenders::writesFiles)
          .flatMap(element -> element.attribute("name").stream())
          .anyMatch(value -> value.text().equals(name));
    }

    private List<XmlElement> references() {
      return document.elements().stream()
          .filter(element -> element.name().matches("(?i)appender-?ref"))
          .filter(element -> element.attribute("ref").isPresent())
          .toList();
    }

    private void turn(XmlElement appender) {
      Optional<XmlElement.Value> type = appender.attribute("class");
      if (type.isPresent()) {
        String console =
            type.get().text().startsWith("org.apache.log4j.")
                ? "org.apache.log4j.ConsoleAppender"
                : "ch.qos.logback.core.ConsoleAppender";
        edit(type.get().start(), type.get().end(), console);
      } else {
        turnElement(appender);
      }
      appender.children().stream()
          .filter(child -> !LAYOUT.contains(child.name()) || isFileParameter(child))
          .forEach(this::remove);
    }

    /** Log4j 2 names the kind by the element, at both its ends. */
    private void turnElement(XmlElement appender) {
      String name = appender.attribute("name").orElseThrow().text();
      boolean empty = appender.contentStart() == appender.contentEnd();
      edit(
          appender.start(),
          appender.contentStart(),
          "<Console name=\"" + name + "\" target=\"SYSTEM_OUT\"" + (empty ? "/>" : ">"));
      if (!empty) {
        edit(appender.contentEnd(), appender.end(), "</Console>");
      }
    }

    private static boolean isFileParameter(XmlElement child) {
      return child.name().equals("param")
          && child
              .attribute("name")
              .filter(
                  name ->
                      name.text()
                          .matches(
                              "(?i)file|maxFileSize|maxBackupIndex|append|datePattern|bufferedIO|bufferSize"))
              .isPresent();
    }

    private void remove(XmlElement element) {
      Lines.Stretch whole = Lines.whole(document.file(), element.start(), element.end());
      edit(whole.start(), whole.end(), "");
    }

    private void edit(int start, int end, String text) {
      refactoring.edit(
          new Edit(Concern.LOG_TO_STDOUT, document.file().path(), start, end - start, text, rule));
    }
  }
}
