package dev.lepton.transform.internal.container;

import java.util.List;

/**
 * What never belongs into an image: version control, build results, and whatever may hold a secret.
 * Pure.
 */
public final class Dockerignore {
  private static final List<String> LINES =
      List.of(
          "# What never belongs into the image.",
          ".git",
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
          ".env",
          ".env.*",
          "**/*.pem",
          "**/*.key",
          "**/*.p12",
          "**/*.jks",
          "**/id_rsa*",
          "**/id_ed25519*",
          "**/.netrc",
          "# The migration's own description.",
          "migration.yaml");

  private Dockerignore() {}

  public static String text() {
    return String.join("\n", LINES) + "\n";
  }
}
