package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan's decision and risks, and its platforms weighed anew, on the command line. */
class PlanPlatformUsageIT {
  @TempDir private Path folder;
  private SmallApplication application;

  @BeforeEach
  void application() throws IOException {
    application = SmallApplication.in(folder);
  }

  private Path plan() {
    application.lepton("assess");
    CommandLineRun run = application.lepton("plan");
    assertThat(run.status()).describedAs(run.err()).isZero();
    return application.document("plan");
  }

  @Test
  void thePlanSaysWhatWouldChangeItAndWhatMayGoWrong() {
    application.lepton("assess");
    assertThat(application.lepton("plan").out())
        .contains(
            "weights (consistency ratio",
            "the size is assumed: today's servers are not described (spec.asIs)",
            "days of work: ",
            "once risks are mitigated");
  }

  private CommandLineRun review(Path plan, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("plan", "platform", "--plan", plan.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void platformsAreWeighedAnewAndContradictionsAreNamed() {
    Path plan = plan();
    assertThat(review(plan).out()).contains("weights (consistency ratio", "chosen: ");
    assertThat(review(plan, "--compare", "cost:security=5", "-o", "json").out())
        .contains("consistencyRatio");
    CommandLineRun run = review(plan, "--compare", "regions:cost=9");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("cost to regions: 0.11");
  }

  @Test
  void thePlanIsShownAsAPage() {
    application.lepton("assess");
    assertThat(application.lepton("plan", "-o", "html").out())
        .startsWith("<!DOCTYPE html>")
        .contains("How the new cost adds up", "Risks of the plan", "At which weight another");
  }

  @ParameterizedTest
  @CsvSource({"cost=3", "cost:colour=3", "cost:cost=3", "cost:security=0", "cost:security=20"})
  void comparisonsThatCannotBeMeantAreRefused(String comparison) {
    CommandLineRun run = review(folder.resolve("none.json"), "--compare", comparison);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("serviceModel");
  }

  @Test
  void whatIsNoPlanIsRefused() throws IOException {
    assertThat(review(folder.resolve("none.json")).status()).isEqualTo(3);
    assertThat(review(Files.writeString(folder.resolve("x.json"), "{}")).err())
        .contains("this is no plan");
  }
}
