package dev.lepton.pipeline.config;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.operate.recovery.runbook.Runbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loads runbooks: those that are shipped, and a folder of a user's own, which come first and
 * replace the shipped ones of the same name. All problems of all files are reported together.
 */
public final class RunbookLoader {
  /** What lies under other failures comes before them. */
  private static final List<String> SHIPPED =
      List.of(
          "node-lost",
          "bad-image",
          "quota-exceeded",
          "unschedulable",
          "certificate-expired",
          "disk-full",
          "database-down",
          "database-slow",
          "dependency-unreachable",
          "out-of-memory",
          "crash-at-start",
          "overloaded",
          "failing-probe");

  private final DocumentSchema schema = DocumentSchema.runbook();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, YamlTree> documents = new HashMap<>();

  private RunbookLoader() {}

  /** Names of the shipped runbooks. */
  public static List<String> shipped() {
    return SHIPPED;
  }

  /**
   * @param own folder with further runbooks, *.yaml or *.yml
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID with every problem, each with
   *     file:line:column
   */
  public static List<Runbook> load(Optional<Path> own) {
    return new RunbookLoader().all(own);
  }

  private List<Runbook> all(Optional<Path> own) {
    Map<String, Runbook> runbooks = new LinkedHashMap<>();
    for (Path file : own.map(RunbookLoader::files).orElse(List.of())) {
      read(file.toString(), text(file)).ifPresent(found -> add(runbooks, found));
    }
    for (String name : SHIPPED) {
      read("runbooks/" + name + ".yaml", resource("runbooks/" + name + ".yaml"))
          .ifPresent(found -> runbooks.putIfAbsent(found.name(), found));
    }
    if (problems.isEmpty()) {
      new RunbookChecks(documents, problems).check(List.copyOf(runbooks.values()));
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    return List.copyOf(runbooks.values());
  }

  private void add(Map<String, Runbook> runbooks, Runbook found) {
    if (runbooks.putIfAbsent(found.name(), found) != null) {
      problems.add(
          new Problem(
              "two runbooks are called " + found.name(),
              where(found.name(), "/metadata/name"),
              "give one of them another name"));
    }
  }

  private String where(String runbook, String pointer) {
    return documents.get(runbook).where(pointer).toString();
  }

  private Optional<Runbook> read(String source, String text) {
    YamlTree document = YamlReader.read(source, text);
    List<Problem> violations = schema.problems(document);
    problems.addAll(violations);
    if (!violations.isEmpty()) {
      return Optional.empty();
    }
    RunbookBinder binder = new RunbookBinder(document);
    Runbook runbook = binder.bind();
    problems.addAll(binder.problems());
    documents.putIfAbsent(runbook.name(), document);
    return binder.problems().isEmpty() ? Optional.of(runbook) : Optional.empty();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> runbooks =
          files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
      if (runbooks.isEmpty()) {
        throw new LeptonException(
            ErrorCode.CONFIG_UNREADABLE,
            "there is no runbook in this folder",
            folder.toString(),
            "put files *.yaml there; docs/recovery.md shows what is in them");
      }
      return runbooks;
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static LeptonException unreadable(Path path, IOException cause) {
    return new LeptonException(
        ErrorCode.CONFIG_UNREADABLE,
        "the runbooks cannot be read: " + cause,
        path.toString(),
        "name a folder with --runbooks, with text files in UTF-8 that can be read",
        cause);
  }

  private static String resource(String name) {
    try (InputStream in = RunbookLoader.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
