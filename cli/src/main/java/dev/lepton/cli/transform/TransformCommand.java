package dev.lepton.cli.transform;

import dev.lepton.accept.security.SecurityReview;
import dev.lepton.accept.security.check.Severity;
import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.command.PhaseCommand;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.terminal.RunView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.bundle.ApplicationBundle;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.pipeline.estate.PlanInputs;
import dev.lepton.transform.ApplicationTransformer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changed code, images and manifests: of a migration, or of whatever tree is given. */
@Command(
    name = "transform",
    mixinStandardHelpOptions = true,
    description = {
      "Refactors and containerises; writes patches, never in place unless asked.",
      "Alone it is the phase of FILE; with PATH it finds all services of a source tree and writes",
      "images, manifests, a chart and a Compose file for them into the folder named by --out."
    })
public final class TransformCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "A source tree.")
  private Optional<Path> path = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private TreeOptions tree = new TreeOptions();
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOption output = new OutputOption();

  public TransformCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (path.isEmpty()) {
      TreeOptions.refuseAlone(
          spec.mixins().get("tree").options().stream()
              .map(OptionSpec::longestName)
              .filter(spec.commandLine().getParseResult()::hasMatchedOption)
              .toList());
      return PhaseCommand.run(terminal, Phase.TRANSFORM, migration, run, output::print);
    }
    if (!tree.hasOut()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "it is not said where the outcome goes",
          "--out",
          "name a folder beside the source: lepton transform " + path.get() + " --out DIR");
    }
    ApplicationBundle bundle =
        new ApplicationTransformer(
                new RunView(terminal), AnyFolder.of(tree, new PlanInputs(terminal.environment())))
            .transform(tree.request(path.get()));
    new TransformRecord(tree.out()).save(bundle);
    List<String> lines = new ArrayList<>(TransformLines.of(bundle, tree.out()));
    lines.add(reviewed(tree.out()));
    output.print(terminal, bundle, lines);
    return (bundle.isComplete() ? ExitCode.OK : ExitCode.PARTIAL).status();
  }

  /** As it is now, with the user's edits: not only as it was generated. */
  private static String reviewed(Path out) {
    List<Path> written =
        Stream.of(out.resolve("kubernetes/base"), out.resolve("images"))
            .filter(Files::isDirectory)
            .toList();
    List<String> failed =
        SecurityReview.review(written, Optional.empty()).checks().stream()
            .filter(check -> !check.passed() && !check.severity().equals(Severity.INFO.id()))
            .map(SecurityCheck::id)
            .distinct()
            .toList();
    if (failed.isEmpty()) {
      return "reviewed: every security check passed";
    }
    return "reviewed: "
        + String.join(", ", failed)
        + " failed; lepton accept security "
        + String.join(" ", written.stream().map(Path::toString).toList());
  }
}
