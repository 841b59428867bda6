package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder that Kustomize renders. What it means is Kustomize's own; it is asked for it. */
final class Kustomization {
  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private Kustomization() {}

  static boolean isOne(Path folder) {
    return NAMES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /**
   * Returns the rendered manifests.
   *
   * @throws LeptonException TOOL_MISSING if neither program is there; CONFIG_INVALID with what it
   *     says
   */
  static String render(Path folder) {
    List<String> command =
        find("kustomize")
            .map(program -> List.of(program, "build", folder.toString()))
            .or(
                () ->
                    find("kubectl")
                        .map(program -> List.of(program, "kustomize", folder.toString())))
            .orElseThrow(() -> missing(folder));
    return output(command, folder);
  }

  private static LeptonException missing(Path folder) {
    return new LeptonException(
        ErrorCode.TOOL_MISSING,
        "this folder is to be rendered by Kustomize, and neither kustomize nor kubectl is installed",
        folder.toString(),
        "install kubectl 1.21 or later, or render elsewhere and give the outcome: lepton deploy -");
  }

  private static Optional<String> find(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static String output(List<String> command, Path folder) {
    try {
      Path errors = Files.createTempFile("kustomize", ".err");
      try {
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
          throw new LeptonException(
              ErrorCode.CONFIG_INVALID,
              "Kustomize cannot render this: " + Files.readString(errors).strip(),
              folder.toString(),
              "correct the kustomization; " + String.join(" ", command) + " shows the same");
        }
        return new String(output, StandardCharsets.UTF_8);
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.TOOL_MISSING,
          "Kustomize cannot be run: " + e.getMessage(),
          String.join(" ", command),
          "run this command by hand to see why",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "interrupted while rendering",
          folder.toString(),
          "start again",
          e);
    }
  }
}
