package dev.lepton.cli;

import dev.lepton.cli.accept.AcceptCommand;
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
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.cli.transfer.TransferCommand;
import dev.lepton.cli.transform.TransformCommand;
import dev.lepton.model.error.ExitCode;
import java.util.List;
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
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /** Runs one command and returns its exit status. */
  static int run(Terminal terminal, String... arguments) {
    if (arguments.length == 0) {
      commandLine(terminal).usage(terminal.err());
      return ExitCode.USAGE.status();
    }
    // To know all commands takes longer than many a command; only help and mistakes need them.
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(type -> name(type).equals(arguments[0]) && !name(type).equals("help"))
            .toList();
    return commandLine(terminal, named.isEmpty() ? COMMANDS : named).execute(arguments);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, COMMANDS);
  }

  private static CommandLine commandLine(Terminal terminal, List<Class<?>> commands) {
    CommandLine commandLine = new CommandLine(new Main(), new CommandFactory(terminal));
    commands.forEach(type -> commandLine.addSubcommand(name(type), type));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
    commandLine.setOut(terminal.out());
    commandLine.setErr(terminal.err());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> new Failures(terminal).explain(failure));
    commandLine.setExitCodeExceptionMapper(failure -> ExitCode.USAGE.status());
    return commandLine;
  }
}
