package dev.lepton.cli;

import dev.lepton.cli.accept.AcceptCommand;
import dev.lepton.cli.analysis.AnalysisStart;
import dev.lepton.cli.analysis.RulesCommand;
import dev.lepton.cli.catalogue.CatalogueCommand;
import dev.lepton.cli.command.AbortCommand;
import dev.lepton.cli.command.AssessCommand;
import dev.lepton.cli.command.CutoverCommand;
import dev.lepton.cli.command.InitCommand;
import dev.lepton.cli.command.MigrateCommand;
import dev.lepton.cli.command.ReportCommand;
import dev.lepton.cli.command.StatusCommand;
import dev.lepton.cli.demo.DemoCommand;
import dev.lepton.cli.deploy.DeployCommand;
import dev.lepton.cli.image.ImageCommand;
import dev.lepton.cli.inventory.DiscoverCommand;
import dev.lepton.cli.inventory.InventoryCommand;
import dev.lepton.cli.operate.OperateCommand;
import dev.lepton.cli.plan.PlanCommand;
import dev.lepton.cli.portfolio.QuestionnaireCommand;
import dev.lepton.cli.release.Release;
import dev.lepton.cli.terminal.Failures;
import dev.lepton.cli.terminal.Mistakes;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.cli.transfer.TransferCommand;
import dev.lepton.cli.transform.TransformCommand;
import dev.lepton.model.error.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The composition root: which commands there are, and what a failure means to the shell. */
@Command(
    name = "lepton",
    versionProvider = Release.class,
    mixinStandardHelpOptions = true,
    description =
        "Moves an application, its code and its running database, and proves that nothing was"
            + " lost.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Start with `lepton demo`, or `lepton init DIR` for your own application."})
public final class Main {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          InitCommand.class,
          DiscoverCommand.class,
          InventoryCommand.class,
          QuestionnaireCommand.class,
          MigrateCommand.class,
          AssessCommand.class,
          RulesCommand.class,
          CatalogueCommand.class,
          PlanCommand.class,
          TransformCommand.class,
          ImageCommand.class,
          TransferCommand.class,
          DeployCommand.class,
          AcceptCommand.class,
          CutoverCommand.class,
          OperateCommand.class,
          StatusCommand.class,
          ReportCommand.class,
          AbortCommand.class,
          CommandLine.HelpCommand.class);

  private Main() {}

  public static void main(String[] arguments) {
    QuietLogging.announce();
    // What is printed is the same on every machine, and no library looks for texts in its language.
    Locale.setDefault(Locale.ROOT);
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /** Runs one command and returns its exit status. */
  static int run(Terminal terminal, String... arguments) {
    if (arguments.length == 0) {
      commandLine(terminal).usage(terminal.err());
      return ExitCode.USAGE.status();
    }
    if (isAnalysis(arguments)) {
      AnalysisStart.begin();
      return analysis(terminal).execute(arguments);
    }
    // To know all commands takes longer than many a command; only help and mistakes need them.
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(type -> name(type).equals(arguments[0]) && !name(type).equals("help"))
            .toList();
    return commandLine(terminal, named.isEmpty() ? COMMANDS : named).execute(arguments);
  }

  /**
   * Whether an analysis is asked for: neither another command, nor help, nor one of the commands of
   * {@code assess}. Asked first, since to read the names of all commands takes a while.
   */
  private static boolean isAnalysis(String... arguments) {
    if (!arguments[0].equals(name(AssessCommand.class))) {
      return false;
    }
    List<String> others =
        Stream.concat(
                AssessCommand.COMMANDS.stream().map(Main::name),
                Stream.of("-h", "--help", "-V", "--version"))
            .toList();
    return Stream.of(arguments).noneMatch(others::contains);
  }

  /** Knows only how to analyse; mistakes are explained by one that knows all commands. */
  private static CommandLine analysis(Terminal terminal) {
    CommandLine commandLine = bare(terminal);
    commandLine.addSubcommand(name(AssessCommand.class), AssessCommand.class);
    configure(commandLine, terminal);
    commandLine.setParameterExceptionHandler(
        (mistake, arguments) -> commandLine(terminal).execute(arguments));
    return commandLine;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, COMMANDS);
  }

  private static CommandLine commandLine(Terminal terminal, List<Class<?>> commands) {
    CommandLine commandLine = bare(terminal);
    commands.forEach(type -> commandLine.addSubcommand(name(type), type));
    Optional.ofNullable(commandLine.getSubcommands().get(name(AssessCommand.class)))
        .ifPresent(
            assess ->
                AssessCommand.COMMANDS.forEach(type -> assess.addSubcommand(name(type), type)));
    configure(commandLine, terminal);
    return commandLine;
  }

  private static CommandLine bare(Terminal terminal) {
    return new CommandLine(new Main(), new CommandFactory(terminal));
  }

  private static void configure(CommandLine commandLine, Terminal terminal) {
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
    commandLine.setOut(terminal.out());
    commandLine.setErr(terminal.err());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> new Failures(terminal).explain(failure));
    commandLine.setParameterExceptionHandler(new Mistakes(terminal));
    commandLine.setExitCodeExceptionMapper(failure -> ExitCode.USAGE.status());
  }
}
