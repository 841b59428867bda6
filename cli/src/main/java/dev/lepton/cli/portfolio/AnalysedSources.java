package dev.lepton.cli.portfolio;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.application.ApplicationReader;
import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.output.LeptonReport;
import dev.lepton.assess.portfolio.AssessmentFiles;
import dev.lepton.assess.profile.Profiler;
import dev.lepton.assess.source.SourceWalker;
import dev.lepton.cli.analysis.Analyses;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.pipeline.report.FindingsReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Analyses the applications of which the sources or archives are at hand, one after the other.
 *
 * @param assessments by application, in the order of their names
 * @param pages files with the findings, by the application's name in small letters
 * @param incomplete those of which not everything could be used
 */
record AnalysedSources(
    List<Assessment> assessments, Map<String, Path> pages, List<String> incomplete) {
  private static final Pattern ARCHIVE = Pattern.compile("(?i)\\.(?:jar|war|ear)$");

  /**
   * @param folder holds a folder or an archive for each application, of its name
   * @param pageFolder where the pages go; made where needed
   */
  static AnalysedSources of(Path folder, Optional<Path> pageFolder, Terminal terminal) {
    List<Assessment> assessments = new ArrayList<>();
    Map<String, Path> pages = new TreeMap<>();
    List<String> incomplete = new ArrayList<>();
    for (Path application : applications(folder)) {
      String name = ARCHIVE.matcher(String.valueOf(application.getFileName())).replaceFirst("");
      terminal.err().println("analysing " + name);
      AnalysisReport report = Analyses.of(terminal, application);
      assessments.add(withProfile(application, AssessmentFiles.of(name, LeptonReport.of(report))));
      if (!report.isComplete()) {
        incomplete.add("not everything in " + application + " could be analysed");
      }
      pageFolder.ifPresent(
          into -> pages.put(name.toLowerCase(Locale.ROOT), page(report, name, into)));
    }
    return new AnalysedSources(assessments, pages, incomplete);
  }

  /** Of sources it can be told how they are built and started; of an archive it cannot. */
  private static Assessment withProfile(Path application, Assessment found) {
    if (!Files.isDirectory(application)) {
      return found;
    }
    try {
      Application read = new ApplicationReader(SourceWalker.walk(application)).read(done -> {});
      return Assessment.undecided(
          found.application(),
          Profiler.profile(read, Optional.empty()),
          found.findings(),
          found.notAnalysed());
    } catch (LeptonException e) {
      // A folder that holds archives only has no source; what was found in them stands.
      return found;
    }
  }

  private static List<Path> applications(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(
              one ->
                  !String.valueOf(one.getFileName()).startsWith(".")
                      && (Files.isDirectory(one) || ARCHIVE.matcher(one.toString()).find()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the folder of sources cannot be listed: " + e.getMessage(),
          folder.toString(),
          "name a folder that holds a folder or an archive for each application",
          e);
    }
  }

  private static Path page(AnalysisReport report, String name, Path folder) {
    Path file = folder.resolve(name + ".html");
    try {
      Files.createDirectories(folder);
      try (Writer out = Files.newBufferedWriter(file)) {
        FindingsReport.write(report, name, out);
      }
      return file;
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the findings cannot be written: " + e.getMessage(),
          file.toString(),
          "name an output in a folder that may be written to",
          e);
    }
  }
}
