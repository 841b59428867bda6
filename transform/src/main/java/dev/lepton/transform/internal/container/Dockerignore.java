package dev.lepton.transform.internal.container;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What never belongs into an image: version control, build results, and whatever may hold a secret.
 * Pure.
 */
public final class Dockerignore {
  private static final List<String> LINES =
      List.of(
          "# What never belongs into the image.",
          ".git",
          "**/.git",
          ".gitignore",
          ".lepton",
          ".idea",
          ".vscode",
          "target",
          "**/target/classes",
          // Gradle's; a folder of that name may hold sources elsewhere.
          "**/build/libs",
          "**/build/classes",
          "**/bin/Debug",
          "**/bin/Release",
          "**/obj/Debug",
          "**/obj/Release",
          "**/obj/project.assets.json",
          "**/node_modules",
          "vendor/bundle",
          "Dockerfile",
          ".dockerignore",
          "**/__pycache__",
          "**/*.pyc",
          ".venv",
          "venv",
          "compose*.y*ml",
          "docker-compose*.y*ml",
          "**/*.tfvars",
          "**/*.tfstate*",
          "logs",
          "**/*.log",
          "# Whatever may hold a secret.",
          "**/.env",
          "**/.env.*",
          "**/*.env",
          "**/.envrc",
          "**/*.pem",
          "**/*.key",
          "**/*.p12",
          "**/*.pfx",
          "**/*.jks",
          "**/*.keystore",
          "**/id_rsa*",
          "**/id_ed25519*",
          "**/id_ecdsa*",
          "**/.netrc",
          "**/.git-credentials",
          "**/.aws",
          "**/.kube",
          "**/.ssh",
          "**/.pgpass",
          "# The migration's own description.",
          "migration.yaml");

  private Dockerignore() {}

  public static String text() {
    return text(List.of());
  }

  /**
   * @param harmless names of environment files that hold no secret, which builds may need
   */
  public static String text(List<String> harmless) {
    return Stream.concat(LINES.stream(), harmless.stream().map(name -> "!**/" + name))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
