package dev.lepton.pipeline.run;

import dev.lepton.assess.Assessor;
import dev.lepton.assess.findings.OwnFindings;
import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.folder.FolderRemoval;
import dev.lepton.model.plan.Plan;
import dev.lepton.transform.Repairs;
import dev.lepton.transform.Transformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bundles of later releases, in folders named by what they were made from. Those of the
 * migration itself stay in their place: they say what was switched to.
 */
record LaterBundles(RunContext context) {
  private static final String NEXT = "next";
  private static final int NAME_LENGTH = 16;

  /**
   * @param directory where it is until it is kept
   */
  record Made(Bundle bundle, Path directory, String inputHash) {}

  /** Assesses and transforms the source as it is now, by the plan that there is. */
  Made make() {
    OwnFindings rules = new OwnFindings(Repairs::judged);
    Assessment assessment = new Assessor(context.events(), rules::in).assess(context.migration());
    Bundle bundle =
        new Transformer(context.events())
            .transform(
                context.migration(),
                assessment,
                context.documents().require(Phase.PLAN, Plan.class),
                folder().resolve(NEXT));
    Path directory = folder().resolve(NEXT);
    return new Made(
        bundle, directory, DeployPhase.inputHash(context.migration(), bundle, directory));
  }

  /** Puts it where it stays for as long as its release is remembered; returns where that is. */
  Path keep(Made made) {
    Path place = folder().resolve(name(made.inputHash()));
    if (Files.isDirectory(place)) {
      // Of an earlier release of the very same source.
      return place;
    }
    try {
      return Files.move(made.directory(), place);
    } catch (IOException e) {
      throw failed(place, e);
    }
  }

  /** Where the bundle of that release is. */
  Path directory(String inputHash) {
    Path place = folder().resolve(name(inputHash));
    return Files.isDirectory(place) ? place : context.workspace().bundle();
  }

  void keepOnly(Set<String> inputHashes) {
    Set<String> names = inputHashes.stream().map(LaterBundles::name).collect(Collectors.toSet());
    if (!Files.isDirectory(folder())) {
      return;
    }
    try (Stream<Path> all = Files.list(folder())) {
      for (Path each : all.toList()) {
        if (!names.contains(each.getFileName().toString())) {
          FolderRemoval.delete(each);
        }
      }
    } catch (IOException e) {
      throw failed(folder(), e);
    }
  }

  private Path folder() {
    return context.workspace().root().resolve("bundles");
  }

  private static String name(String inputHash) {
    return inputHash.substring(0, Math.min(NAME_LENGTH, inputHash.length()));
  }

  private static LeptonException failed(Path where, IOException e) {
    return new LeptonException(
        ErrorCode.DISK_FULL,
        "bundles of releases cannot be tidied: " + e.getMessage(),
        where.toString(),
        "free disk space, check the folder's rights",
        e);
  }
}
