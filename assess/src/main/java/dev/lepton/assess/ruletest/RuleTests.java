package dev.lepton.assess.ruletest;

import dev.lepton.assess.evaluate.Provider;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Finds and runs rule tests. Thread-safe. */
public final class RuleTests {
  private final List<Provider> providers;
  private final Optional<Path> mavenRepository;
  private final Judge judge;
  private final Deviations deviations;

  public RuleTests(List<Provider> providers, Optional<Path> mavenRepository, Judge judge) {
    this(providers, mavenRepository, judge, Deviations.NONE);
  }

  private RuleTests(
      List<Provider> providers,
      Optional<Path> mavenRepository,
      Judge judge,
      Deviations deviations) {
    this.providers = List.copyOf(providers);
    this.mavenRepository = mavenRepository;
    this.judge = judge;
    this.deviations = deviations;
  }

  /** The same, with cases that are expected not to pass. */
  public RuleTests with(Deviations known) {
    return new RuleTests(providers, mavenRepository, judge, known);
  }

  /**
   * Runs all tests in files and folders, several files at a time.
   *
   * @param threads how many, at least one
   * @throws LeptonException CONFIG_UNREADABLE when a path is missing or cannot be listed
   */
  public RuleTestReport run(List<Path> paths, int threads) {
    List<Path> files = paths.stream().flatMap(path -> testFiles(path).stream()).toList();
    List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      TreeMap<Path, Future<List<CaseResult>>> running = new TreeMap<>();
      for (Path file : files) {
        running.put(file, workers.submit(() -> new TestFileRun(file, this, problems).run()));
      }
      List<CaseResult> results = new ArrayList<>();
      for (Future<List<CaseResult>> one : running.values()) {
        results.addAll(await(one));
      }
      problems.addAll(deviations.outdated(results));
      problems.sort(java.util.Comparator.comparing(Problem::where));
      return new RuleTestReport(List.copyOf(results), List.copyOf(problems));
    } finally {
      workers.shutdownNow();
    }
  }

  List<Provider> providers() {
    return providers;
  }

  Optional<Path> mavenRepository() {
    return mavenRepository;
  }

  Judge judge() {
    return judge;
  }

  Deviations deviations() {
    return deviations;
  }

  private static List<CaseResult> await(Future<List<CaseResult>> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a rule test broke off", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "interrupted while testing rules", "rules test", "start it again");
    }
  }

  private static List<Path> testFiles(Path path) {
    if (!Files.isDirectory(path)) {
      requireExisting(path);
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(RuleTests::isTest).sorted().toList();
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the tests cannot be listed: " + e.getMessage(),
          path.toString(),
          "give the user who runs this read access",
          e);
    }
  }

  private static void requireExisting(Path path) {
    if (!Files.exists(path)) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "there is no such file or folder",
          path.toString(),
          "give a *.test.yaml file, or a folder with some");
    }
  }

  private static boolean isTest(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches(".*\\.test\\.ya?ml") && Files.isRegularFile(file);
  }
}
