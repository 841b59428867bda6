package dev.lepton.cli.operate;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.diff.UnifiedDiff;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.operate.rightsize.StrategicPatch;
import dev.lepton.operate.rightsize.manifest.ManifestFolder;
import dev.lepton.operate.rightsize.manifest.ManifestPatch;
import dev.lepton.pipeline.workspace.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which manifests there are, and where a patch is written. */
final class PatchOptions {
  @Option(
      names = "--manifests",
      paramLabel = "DIR",
      description =
          "What is asked for as these manifests say it, and only of workloads that are in them"
              + " (default: as kube-state-metrics says it).")
  private Optional<Path> manifests = Optional.empty();

  @Option(
      names = "--patch",
      paramLabel = "FILE",
      description =
          "Writes the recommendations there: with --manifests a diff for `git apply`, else strategic"
              + " merge patches for kustomize.")
  private Optional<Path> patch = Optional.empty();

  Optional<ManifestFolder> manifests() {
    return manifests.map(ManifestFolder::read);
  }

  /** Writes what was asked for, and tells what could not be. */
  void write(
      Terminal terminal, Optional<ManifestFolder> folder, List<Recommendation> recommendations) {
    if (patch.isEmpty()) {
      return;
    }
    String text =
        folder
            .map(one -> diff(terminal, one, recommendations))
            .orElseGet(() -> StrategicPatch.of(recommendations));
    if (text.isEmpty()) {
      terminal.err().println("there is nothing to patch: " + patch.get() + " is not written");
      return;
    }
    Documents.writeAtomically(patch.get().toAbsolutePath(), text);
    terminal.err().println("patch: " + patch.get());
  }

  private static String diff(
      Terminal terminal, ManifestFolder folder, List<Recommendation> recommendations) {
    ManifestPatch.Outcome outcome = ManifestPatch.of(folder, recommendations);
    outcome.notes().forEach(note -> terminal.err().println("not in the patch: " + note));
    StringBuilder text = new StringBuilder();
    for (ManifestPatch.Edited file : outcome.files()) {
      text.append(UnifiedDiff.of(path(file.file()), Optional.of(file.before()), file.after()));
    }
    return text.toString();
  }

  /** As git has it: from where lepton was started, where that is above it. */
  private static String path(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path there = file.toAbsolutePath().normalize();
    return (there.startsWith(here) ? here.relativize(there) : there.getRoot().relativize(there))
        .toString()
        .replace('\\', '/');
  }
}
