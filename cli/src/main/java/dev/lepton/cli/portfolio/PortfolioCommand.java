package dev.lepton.cli.portfolio;

import dev.lepton.assess.inventory.InventoryFiles;
import dev.lepton.assess.portfolio.AssessmentFiles;
import dev.lepton.assess.portfolio.IndustryProfile;
import dev.lepton.assess.portfolio.OverrideReader;
import dev.lepton.assess.portfolio.PortfolioAssessor;
import dev.lepton.assess.portfolio.PortfolioInput;
import dev.lepton.assess.questionnaire.Questionnaire;
import dev.lepton.cli.output.ViewOptions;
import dev.lepton.cli.terminal.Failures;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.portfolio.Portfolio;
import dev.lepton.pipeline.report.PortfolioReport;
import dev.lepton.transform.Repairs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One of seven ways for each application, with reasons. */
@Command(
    name = "portfolio",
    mixinStandardHelpOptions = true,
    description = {
      "Says for each application how it should move (rehost, replatform, refactor, repurchase,"
          + " relocate, retain, retire), why, at what effort, and with which risks.",
      "Every point names its evidence. What cannot be read is told, the rest goes on and says"
          + " incomplete; exit status 3 then."
    })
public final class PortfolioCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description = "A saved inventory (default: ${DEFAULT-VALUE}).")
  private Path inventory = Path.of(".lepton", "inventory.json");

  @Option(
      names = "--answers",
      paramLabel = "DIR",
      description = "Sheets of answers, or folders of them. May be repeated.")
  private List<Path> answers = new ArrayList<>();

  @Option(
      names = "--findings",
      paramLabel = "DIR",
      description =
          "Documents of `lepton assess -o json`, or folders of them; those of an analysis of PATHs"
              + " are named for their application, and a page of the same name beside them (-o html)"
              + " is linked to. May be repeated.")
  private List<Path> findings = new ArrayList<>();

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description =
          "Holds a folder or a jar, war or ear for each application, of its name: they are analysed"
              + " with Lepton's own rules first. With -o html and --out also a page for each, in a"
              + " folder beside the output.")
  private Optional<Path> sources = Optional.empty();

  @Option(
      names = "--overrides",
      paramLabel = "FILE",
      description = "Who decided otherwise, when and why (YAML).")
  private Optional<Path> overrides = Optional.empty();

  @Option(
      names = "--industry",
      paramLabel = "NAME",
      description = "finance, retail, healthcare or manufacturing: what each is known to require.")
  private Optional<String> industry = Optional.empty();

  @Mixin private QuestionnaireCommand.Choice choice = new QuestionnaireCommand.Choice();

  @Mixin private ViewOptions view = new ViewOptions();

  public PortfolioCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    industry.ifPresent(PortfolioCommand::requireKnown);
    Questionnaire questionnaire = choice.read();
    Inventory read = InventoryFiles.read(inventory);
    List<String> incomplete = new ArrayList<>();
    Sheets sheets = Sheets.read(answers, questionnaire, terminal);
    if (sheets.failed() > 0) {
      incomplete.add(sheets.failed() + " sheet(s) of answers could not be read");
    }
    List<Assessment> assessments = assessments(incomplete);
    Map<String, Path> pages = FindingPages.beside(findings);
    sources.ifPresent(
        folder -> {
          AnalysedSources analysed = AnalysedSources.of(folder, pageFolder(), terminal);
          assessments.addAll(0, analysed.assessments());
          pages.putAll(analysed.pages());
          incomplete.addAll(analysed.incomplete());
        });
    Portfolio portfolio =
        PortfolioAssessor.assess(
            new PortfolioInput(
                read,
                new PortfolioInput.Knowledge(
                    questionnaire, sheets.sheets(), PortfolioCommand.judged(assessments)),
                overrides.map(OverrideReader::read).orElse(List.of()),
                industry,
                incomplete));
    view.show(terminal, portfolio, PortfolioLines.of(portfolio), () -> page(portfolio, pages));
    return portfolio.incomplete().isEmpty()
        ? ExitCode.OK.status()
        : ExitCode.CONFIGURATION.status();
  }

  /** Beside the portfolio's page, which is the only thing that can link to it. */
  private Optional<Path> pageFolder() {
    return view.out()
        .filter(any -> view.isPage())
        .map(
            file -> {
              String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.html?$", "");
              return file.resolveSibling(name + "-findings");
            });
  }

  private String page(Portfolio portfolio, Map<String, Path> pages) {
    Path here = view.out().orElse(Path.of("portfolio.html"));
    return PortfolioReport.render(portfolio, FindingPages.links(pages, here));
  }

  private static void requireKnown(String name) {
    if (IndustryProfile.of(name).isEmpty()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "there is no profile \"" + name + "\"",
          "--industry",
          "use one of " + String.join(", ", IndustryProfile.ids()));
    }
  }

  /** As a migration sees them: with the word on what a machine can repair. */
  private static List<Assessment> judged(List<Assessment> assessments) {
    return assessments.stream()
        .map(one -> one.with(one.findings().stream().map(Repairs::judged).toList()))
        .toList();
  }

  private List<Assessment> assessments(List<String> incomplete) {
    List<Assessment> assessments = new ArrayList<>();
    for (Path file : FilesIn.all(findings, ".json")) {
      try {
        assessments.add(AssessmentFiles.read(file));
      } catch (LeptonException e) {
        new Failures(terminal).explain(e);
        incomplete.add(file + " could not be read");
      }
    }
    return assessments;
  }
}
