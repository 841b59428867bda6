package dev.lepton.assess;

import dev.lepton.assess.findings.OwnFindings;
import dev.lepton.assess.findings.RuleGroup;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.event.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Source files of a test. A line that ends with {@code //! rule-a rule-b} (in Python {@code #!}) is
 * where these rules must be found, and no other line may be.
 */
final class Sources {
  private static final Pattern MARKER = Pattern.compile(".*(?://|#)!((?: [a-z0-9-]+)+)$");

  /** Those that transform has recipes for, as far as these tests meet them. */
  private static final Set<String> BY_MACHINE =
      Set.of(
          "lepton-java-config-0030",
          "lepton-java-config-0050",
          "lepton-java-secret-0010",
          "lepton-java-secret-0040",
          "lepton-java-logging-0040",
          "lepton-java-health-0040");

  private static final OwnFindings RULES =
      new OwnFindings(
          finding -> finding.with(finding.severity(), BY_MACHINE.contains(finding.ruleId())));

  private final Path root;

  Sources(Path root) {
    this.root = root;
  }

  Sources file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Assessment assess() {
    return assess(Migrations.of(root));
  }

  static Assessment assess(Migrations migration) {
    return assessor(EventSink.none()).assess(migration.build());
  }

  static Assessor assessor(EventSink events) {
    return new Assessor(events, RULES::in);
  }

  /** What is found, as {@code file:line rule}. */
  List<String> found() {
    return assess().findings().stream().map(Sources::show).sorted().toList();
  }

  /** As {@link #found()}, of one group. */
  List<String> found(RuleGroup group) {
    return assess().findings().stream().filter(group::has).map(Finding::where).toList();
  }

  private static String show(Finding finding) {
    return finding.where() + " " + finding.ruleId();
  }

  /** What is marked, in the same form. */
  List<String> marked() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> marked(file).stream())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> marked(Path file) {
    List<String> marked = new ArrayList<>();
    String path = root.relativize(file).toString().replace('\\', '/');
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = MARKER.matcher(lines.get(i));
      if (matcher.matches()) {
        for (String rule : matcher.group(1).strip().split(" ")) {
          marked.add(path + ":" + (i + 1) + " " + rule);
        }
      }
    }
    return marked;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
