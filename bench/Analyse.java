import dev.lepton.assess.StandardProviders;
import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.AnalysisRequest;
import dev.lepton.assess.evaluate.Analyser;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.RulesetReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Analyses one archive or folder, libraries included, and prints seconds, the process's highest
 * resident memory in MiB, files, rules that matched and incidents. Arguments: rules, input, threads.
 */
final class Analyse {
  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    var books = RulesetReader.read(List.of(Path.of(args[0])));
    AnalysisRequest request =
        new AnalysisRequest(books.rulesets(), LabelSelector.all(), Optional.empty(), 10);
    AnalysisReport report;
    try (FileTable table =
        InputWalker.open(List.of(Path.of(args[1])), Mode.FULL, InputLimits.DEFAULT)) {
      AnalysisInput input =
          new AnalysisInput(table, Mode.FULL, Optional.empty(), Integer.parseInt(args[2]));
      report = new Analyser(StandardProviders.all()).run(request, input);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long matched =
        report.rulesets().stream()
            .mapToLong(one -> one.violations().size() + one.insights().size())
            .sum();
    System.out.printf(
        Locale.ROOT, "%.1f s, %d MiB, %d files, %d rules matched, %d unread%n",
        seconds, peak(), report.files(), matched, report.unread().size());
  }

  private static long peak() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
