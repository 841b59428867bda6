package dev.lepton.cli.plan;

import dev.lepton.cli.command.DecisionLines;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequirementSpec.Comparison;
import dev.lepton.model.plan.Plan;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.plan.platform.Criterion;
import dev.lepton.plan.platform.PlatformReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The platforms of a plan, weighed by other comparisons. */
@Command(
    name = "platform",
    mixinStandardHelpOptions = true,
    description = {
      "Weighs the platforms of a saved plan anew: the scores stay, the comparisons of the criteria"
          + " change. Says which platform wins then, and at which weight another would.",
      "Criteria: cost, network, ecosystem, security, serviceModel, regions. The plan itself is not"
          + " changed.",
      "Exit status 3 if the comparisons contradict one another (consistency ratio above 0.1)."
    })
public final class PlatformCommand implements Callable<Integer> {
  private static final String FIX = "make one with `lepton plan -f migration.yaml`";

  private final Terminal terminal;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "A plan: .lepton/NAME/documents/plan.json, or `lepton plan -o json`.")
  private Path plan = Path.of("plan.json");

  @Option(
      names = "--compare",
      paramLabel = "A:B=N",
      description =
          "How much more A counts than B, from 1/9 to 9, such as security:cost=3. May be repeated;"
              + " the other comparisons stay as they are.")
  private List<String> compare = new ArrayList<>();

  @Mixin private OutputOption output = new OutputOption();

  public PlatformCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Comparison> comparisons = compare.stream().map(PlatformCommand::comparison).toList();
    PlatformReview review = PlatformReview.of(read().options(), comparisons);
    output.print(terminal, review, table(review));
    return ExitCode.OK.status();
  }

  private Plan read() {
    try {
      JsonNode tree = Documents.mapper().readTree(Files.readString(plan));
      JsonNode document = tree.has("document") ? tree.get("document") : tree;
      if (!document.path("options").isArray() || document.path("options").isEmpty()) {
        throw new LeptonException(
            ErrorCode.CONFIG_INVALID, "this is no plan", plan.toString(), FIX);
      }
      return Documents.mapper().treeToValue(document, Plan.class);
    } catch (JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID, "the plan is damaged", plan.toString(), FIX, e);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE, "the plan cannot be read", plan.toString(), FIX, e);
    }
  }

  private static Comparison comparison(String text) {
    int colon = text.indexOf(':');
    int equals = text.indexOf('=', colon + 1);
    if (colon > 0 && equals > colon) {
      Optional<Criterion> first = criterion(text.substring(0, colon));
      Optional<Criterion> second = criterion(text.substring(colon + 1, equals));
      double value = value(text.substring(equals + 1).strip());
      if (first.isPresent() && second.isPresent() && first.get() != second.get() && value > 0) {
        return new Comparison(first.get().id(), second.get().id(), value);
      }
    }
    throw new LeptonException(
        ErrorCode.USAGE,
        "--compare " + text + " cannot be meant",
        "--compare",
        "give two of "
            + Arrays.stream(Criterion.values()).map(Criterion::id).collect(Collectors.joining(", "))
            + " and a number from 1/9 to 9, such as security:cost=3 or cost:regions=1/2");
  }

  private static Optional<Criterion> criterion(String name) {
    return Arrays.stream(Criterion.values())
        .filter(one -> one.id().equalsIgnoreCase(name.strip()))
        .findFirst();
  }

  /** A number or a fraction from 1/9 to 9; 0 if it is none. */
  private static double value(String text) {
    int slash = text.indexOf('/');
    try {
      double value =
          slash < 0
              ? Double.parseDouble(text)
              : Double.parseDouble(text.substring(0, slash))
                  / Double.parseDouble(text.substring(slash + 1));
      return value >= 1 / 9.0 && value <= 9 ? value : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static List<String> table(PlatformReview review) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-9s %-16s %-16s %12s %9s",
            "provider",
            "region",
            "service",
            "USD/month",
            "closeness"));
    review
        .options()
        .forEach(
            one ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "%-9s %-16s %-16s %12.2f %9.4f  %s",
                        one.provider(),
                        one.region(),
                        one.serviceModel(),
                        one.cost().monthlyUsd(),
                        one.closeness(),
                        String.join("; ", one.violations()))));
    lines.add("");
    lines.add(
        "chosen: "
            + review.chosen().provider()
            + " "
            + review.chosen().region()
            + " "
            + review.chosen().serviceModel());
    lines.addAll(DecisionLines.of(review.decision()));
    return lines;
  }
}
