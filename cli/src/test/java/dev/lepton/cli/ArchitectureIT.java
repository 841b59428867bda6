package dev.lepton.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of the house, as ARCHITECTURE.md describes it. */
class ArchitectureIT {
  private static final List<String> PHASES =
      List.of("assess", "plan", "transform", "transfer", "accept", "deploy", "operate");
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.lepton");

  @ParameterizedTest
  @ValueSource(strings = {"assess", "plan", "transform", "transfer", "accept", "deploy", "operate"})
  void aPhaseSeesOnlyTheModel(String phase) {
    String[] others =
        Stream.concat(
                PHASES.stream().filter(other -> !other.equals(phase)), Stream.of("pipeline", "cli"))
            .map(other -> "dev.lepton." + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage("dev.lepton." + phase + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(HOUSE);
  }

  @Test
  void prometheusSeesOnlyTheModel() {
    String[] phases =
        PHASES.stream().map(phase -> "dev.lepton." + phase + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.lepton.prometheus..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(phases)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.lepton.pipeline..", "dev.lepton.cli..")
        .check(HOUSE);
  }

  @Test
  void aDifferenceKnowsNothingOfWhoseTextsTheyAre() {
    noClasses()
        .that()
        .resideInAPackage("dev.lepton.diff..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.lepton..").and(resideOutsideOfPackage("dev.lepton.diff..")))
        .check(HOUSE);
  }

  @Test
  void theModelKnowsNothingButTheJdkAndAnnotations() {
    classes()
        .that()
        .resideInAPackage("dev.lepton.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.lepton.model..", "java..", "com.fasterxml.jackson.annotation..", "org.jspecify..")
        .check(HOUSE);
  }

  @Test
  void thePipelineDoesNotKnowTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("dev.lepton.pipeline..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.lepton.cli..")
        .check(HOUSE);
  }

  @Test
  void modulesHaveNoCycles() {
    slices().matching("dev.lepton.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void enginesNeverPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.lepton.cli..", "dev.lepton.deploy.gateway..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(HOUSE);
  }
}
