package dev.lepton.cli.portfolio;

import dev.lepton.assess.inventory.InventoryFiles;
import dev.lepton.assess.questionnaire.AnswerReader;
import dev.lepton.assess.questionnaire.AnswerSheet;
import dev.lepton.assess.questionnaire.Questionnaire;
import dev.lepton.assess.questionnaire.QuestionnaireReader;
import dev.lepton.assess.questionnaire.Score;
import dev.lepton.assess.questionnaire.Scorer;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.InventoryApplication;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import dev.lepton.pipeline.workspace.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Questions to people, and what their answers come to. */
@Command(
    name = "questionnaire",
    mixinStandardHelpOptions = true,
    description = "What only people know of an application: questions, answers, risk.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      QuestionnaireCommand.New.class,
      QuestionnaireCommand.Check.class,
      QuestionnaireCommand.ScoreSheets.class
    })
public final class QuestionnaireCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which: new, check or score.");
  }

  /** Which questions. */
  static final class Choice {
    @Option(
        names = "--questionnaire",
        paramLabel = "FILE",
        description = "Your own questions, in Konveyor's shape; without it lepton's are asked.")
    private Optional<Path> file = Optional.empty();

    Questionnaire read() {
      return file.map(QuestionnaireReader::read).orElseGet(QuestionnaireReader::standard);
    }
  }

  /** Begins a sheet, or a questionnaire. */
  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = {
        "Writes an empty sheet of answers for APPLICATION to standard output, or to --out.",
        "Without APPLICATION it writes lepton's own questions, to make your own of."
      })
  public static final class New implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Choice choice = new Choice();

    @Parameters(arity = "0..1", paramLabel = "APPLICATION", description = "Its name.")
    private String application = "";

    @Option(names = "--out", paramLabel = "FILE", description = "A file that is not there yet.")
    private Optional<Path> out = Optional.empty();

    public New(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      String text =
          application.isEmpty()
              ? QuestionnaireReader.standardText()
              : AnswerReader.blank(choice.read(), application);
      if (out.isEmpty()) {
        terminal.out().print(text);
        terminal.out().flush();
        return ExitCode.OK.status();
      }
      if (Files.exists(out.get())) {
        throw new LeptonException(
            ErrorCode.USAGE,
            "the file is there already; answers are not overwritten",
            out.get().toString(),
            "name another file, or remove it");
      }
      Documents.writeAtomically(out.get().toAbsolutePath(), text);
      terminal.out().println(out.get());
      return ExitCode.OK.status();
    }
  }

  /** Looks for mistakes. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Tells every mistake in a questionnaire, or in sheets of answers, with its line.")
  public static final class Check implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Choice choice = new Choice();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Sheets of answers.")
    private List<Path> files = new ArrayList<>();

    public Check(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Questionnaire questionnaire = choice.read();
      terminal
          .out()
          .println(
              "questionnaire "
                  + questionnaire.name()
                  + ": "
                  + questionnaire.questions().count()
                  + " questions");
      Sheets sheets = Sheets.read(files, questionnaire, terminal);
      sheets
          .sheets()
          .forEach(
              sheet ->
                  terminal
                      .out()
                      .println(sheet.application() + ": " + sheet.answers().size() + " answers"));
      return sheets.status();
    }
  }

  /** Adds up. */
  @Command(
      name = "score",
      mixinStandardHelpOptions = true,
      description = {
        "Risk and confidence of each application, from its sheet of answers.",
        "A sheet that cannot be read is told, and the rest goes on."
      })
  public static final class ScoreSheets implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private Choice choice = new Choice();
    @Mixin private OutputOption output = new OutputOption();

    @Option(
        names = "--inventory",
        paramLabel = "FILE",
        description = "A saved inventory: the tags that it knows answer questions, too.")
    private Optional<Path> inventory = Optional.empty();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sheets, or folders of them.")
    private List<Path> files = new ArrayList<>();

    public ScoreSheets(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Questionnaire questionnaire = choice.read();
      List<InventoryApplication> known =
          inventory.map(InventoryFiles::read).map(Inventory::applications).orElse(List.of());
      Sheets sheets = Sheets.read(files, questionnaire, terminal);
      List<Score> scores = new ArrayList<>();
      for (AnswerSheet sheet : sheets.sheets()) {
        List<Tag> tags =
            known.stream()
                .filter(one -> one.name().equalsIgnoreCase(sheet.application()))
                .flatMap(one -> one.tags().stream())
                .toList();
        scores.add(Scorer.score(questionnaire, sheet.tagged(tags)));
      }
      output.print(terminal, scores, lines(scores, sheets));
      return sheets.status();
    }

    private static List<String> lines(List<Score> scores, Sheets sheets) {
      List<String> lines = new ArrayList<>();
      for (Score score : scores) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s: %s, confidence %d %%",
                score.application(),
                score.risk().name().toLowerCase(Locale.ROOT),
                score.confidence()));
        for (Score.Line line : score.lines()) {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "  %-8s %-20s %s%s",
                  line.risk().name().toLowerCase(Locale.ROOT),
                  line.question(),
                  line.answer().isEmpty() ? "not answered" : line.answer(),
                  line.automatic() ? " (by its tags)" : ""));
          if (!line.mitigation().isEmpty()) {
            lines.add(" ".repeat(31) + line.mitigation());
          }
        }
      }
      if (sheets.failed() > 0) {
        lines.add("incomplete: " + sheets.failed() + " sheet(s) could not be read");
      }
      return lines;
    }
  }
}
