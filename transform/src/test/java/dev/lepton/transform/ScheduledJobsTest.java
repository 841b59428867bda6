package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.bundle.Bundle.WorkItem;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scheduled methods that would do something else in a process of their own stay where they are. */
class ScheduledJobsTest {
  private static final String RULE = "lepton-java-schedule-0010";
  private static final String MAIN =
      """
      package shop;
      import org.springframework.boot.SpringApplication;
      import org.springframework.boot.autoconfigure.SpringBootApplication;
      @SpringBootApplication
      public class Shop {
        public static void main(String[] args) {
          SpringApplication.run(Shop.class, args);
        }
      }
      """;

  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(directory).withJava("src/main/java/shop/Shop.java", MAIN);
  }

  private Bundle transform(String annotation, String fields) {
    return workspace
        .with(
            "src/main/java/shop/Jobs.java",
            """
            package shop;
            @Component
            class Jobs {
              %s
              %s
              void tidy() {}
            }
            """
                .formatted(fields, annotation))
        .finding(RULE, "src/main/java/shop/Jobs.java", annotation)
        .transform();
  }

  private static void assertLeft(Bundle bundle, String reason) {
    assertThat(bundle.changes()).isEmpty();
    assertThat(bundle.workItems())
        .singleElement()
        .extracting(WorkItem::why)
        .asString()
        .contains(reason);
  }

  @Test
  void whatStandsAloneIsCarried() {
    assertThat(
            transform("@Scheduled(cron = \"0 0 3 * * *\")", "private final Mail mail;").changes())
        .extracting(Bundle.SourceChange::file)
        .containsExactlyInAnyOrder(
            "cluster-crontab",
            "src/main/java/shop/JobRunner.java",
            "src/main/java/shop/Jobs.java",
            "src/main/java/shop/Shop.java");
    assertThat(workspace.changed("cluster-crontab")).contains("0 3 * * * JOB=jobs-tidy\n");
  }

  /** The phase of a migration has one workload, which goes on to do the jobs itself. */
  @Test
  void whereThereIsOneWorkloadItHasOneCopy() {
    transform("@Scheduled(cron = \"0 0 3 * * *\")", "private final Mail mail;");

    assertThat(workspace.generated("manifests/deployment.yaml"))
        .contains("replicas: 1", "lepton.dev/single-replica");
  }

  @Test
  void ratesAndDelaysAreLeft() {
    assertLeft(transform("@Scheduled(fixedRate = 5000)", ""), "counts from the start");
  }

  @Test
  void secondsAreLeft() {
    assertLeft(transform("@Scheduled(cron = \"*/5 * * * * *\")", ""), "names seconds");
  }

  @Test
  void zonesAreLeft() {
    assertLeft(
        transform("@Scheduled(cron = \"0 0 3 * * *\", zone = \"Europe/Rome\")", ""),
        "no zone here");
  }

  @Test
  void settingsAreLeft() {
    assertLeft(transform("@Scheduled(cron = \"${tidy.cron}\")", ""), "are a setting");
  }

  @Test
  void whatKeepsSomethingIsLeft() {
    assertLeft(
        transform("@Scheduled(cron = \"0 0 3 * * *\")", "private int runs;"),
        "Jobs keeps something in its process (src/main/java/shop/Jobs.java:4)");
  }

  @Test
  void whatIsGivenSomethingThatKeepsIsLeft() {
    workspace.with(
        "src/main/java/shop/Rates.java",
        "package shop;\nclass Rates {\n  final java.util.Map<String, Double> byName = load();\n}\n");

    assertLeft(
        transform("@Scheduled(cron = \"0 0 3 * * *\")", "private final Rates rates;"),
        "Rates keeps something in its process");
  }
}
