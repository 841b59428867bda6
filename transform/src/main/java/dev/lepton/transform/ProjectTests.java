package dev.lepton.transform;

import dev.lepton.model.bundle.TestRun;
import dev.lepton.model.bundle.TestRun.Outcome;
import dev.lepton.model.folder.FolderRemoval;
import dev.lepton.transform.internal.source.SecretFiles;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Builds and tests a changed source by its own tools, where they are here. It works on a copy, and
 * offline as far as the tools can. Variables that have no default any more are set to what stood in
 * the source, for the tests' process only.
 *
 * @param searchPath where programs are found
 */
record ProjectTests(String searchPath) {
  private static final int MINUTES = 10;
  private static final int LAST_LINES = 15;
  private static final Pattern LIBRARIES_MISSING =
      Pattern.compile(
          "in offline mode|Could not resolve dependencies|Non-resolvable parent POM"
              + "|Cannot find module '[^./]|ModuleNotFoundError|No module named");

  /** What is run, and where its libraries are. */
  private record Suite(List<String> command, Optional<String> linked) {}

  TestRun run(Unit unit) throws IOException {
    SourceTree tree = unit.changed().tree();
    Optional<Suite> suite = suite(tree);
    if (suite.isEmpty()) {
      return new TestRun(unit.folder(), "", Outcome.NOT_RUN, "No tests were found.");
    }
    String command = String.join(" ", suite.get().command());
    Optional<Path> program = program(suite.get().command().get(0));
    if (program.isEmpty()) {
      return new TestRun(
          unit.folder(),
          command,
          Outcome.NOT_RUN,
          suite.get().command().get(0) + " is not on this machine.");
    }
    Map<String, byte[]> changes = unit.changed().source().patches().results();
    Result after = run(unit, suite.get(), program.get(), changes);
    if (after.passed()) {
      return new TestRun(unit.folder(), command, Outcome.PASSED, after.detail());
    }
    if (LIBRARIES_MISSING.matcher(after.detail()).find()) {
      return new TestRun(
          unit.folder(),
          command,
          Outcome.NOT_RUN,
          "Libraries that it needs are not on this machine.\n" + after.detail());
    }
    Outcome outcome =
        run(unit, suite.get(), program.get(), Map.of()).passed()
            ? Outcome.FAILED
            : Outcome.FAILED_BEFORE;
    return new TestRun(unit.folder(), command, outcome, after.detail());
  }

  private static Optional<Suite> suite(SourceTree tree) {
    if (tree.contains("pom.xml")) {
      return Optional.of(new Suite(List.of("mvn", "-o", "-q", "-B", "test"), Optional.empty()));
    }
    Optional<String> scripts = tree.text("package.json").map(TextFile::content);
    if (scripts.filter(text -> text.matches("(?s).*\"test\"\\s*:.*")).isPresent()) {
      return Optional.of(
          new Suite(List.of("npm", "test", "--silent"), Optional.of("node_modules")));
    }
    List<String> tests =
        tree.files().stream()
            .filter(file -> file.matches("(.*/)?(test_\\w+|\\w+_test)\\.py"))
            .toList();
    if (tests.isEmpty()) {
      return Optional.empty();
    }
    boolean pytest =
        tests.stream()
            .flatMap(file -> tree.text(file).stream())
            .noneMatch(text -> text.content().contains("unittest"));
    List<String> command =
        pytest
            ? List.of("python3", "-m", "pytest", "-q", "-p", "no:cacheprovider")
            : List.of("python3", "-m", "unittest", "discover", "-p", "*test*.py");
    return Optional.of(new Suite(command, Optional.of(".venv")));
  }

  private Optional<Path> program(String name) {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private record Result(boolean passed, String detail) {}

  private static Result run(Unit unit, Suite suite, Path program, Map<String, byte[]> changes)
      throws IOException {
    Path work = Files.createTempDirectory("lepton-tests");
    try {
      Path copy = work.resolve("source");
      SourceTree tree = unit.changed().tree();
      tree.copyTo(copy, SecretFiles.in(tree));
      for (Map.Entry<String, byte[]> change : changes.entrySet()) {
        Path file = copy.resolve(change.getKey());
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.write(file, change.getValue());
      }
      Optional<Path> libraries =
          suite.linked().map(tree.root()::resolve).filter(Files::isDirectory);
      if (libraries.isPresent()) {
        Files.createSymbolicLink(copy.resolve(suite.linked().get()), libraries.get());
      }
      List<String> command = new ArrayList<>(suite.command());
      command.set(0, program.toString());
      return start(unit, command, copy, work.resolve("output"));
    } finally {
      FolderRemoval.delete(work);
    }
  }

  private static Result start(Unit unit, List<String> command, Path folder, Path output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(unit.changed().source().settings().lifted());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended;
    try {
      ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = false;
    }
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return new Result(false, "The tests did not end within " + MINUTES + " minutes.");
    }
    List<String> lines = Files.readString(output, StandardCharsets.ISO_8859_1).lines().toList();
    String last =
        String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    return new Result(process.exitValue() == 0, last);
  }
}
