package dev.lepton.transform.internal.container.node;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.ArrayList;
import java.util.List;

/** Which program gets a package's libraries, and how it is told to. */
enum PackageManager {
  NPM("npm") {
    @Override
    List<String> install(NodePackage project, boolean production) {
      String words =
          project.inContextHas("package-lock.json") || project.inContextHas("npm-shrinkwrap.json")
              ? "npm ci"
              : "npm install";
      return List.of(words + " --no-audit --no-fund" + (production ? " --omit=dev" : ""));
    }

    @Override
    List<String> prune() {
      return List.of("npm prune --omit=dev --no-audit --no-fund");
    }
  },
  YARN("yarn") {
    @Override
    List<String> install(NodePackage project, boolean production) {
      if (project.inContextHas(".yarnrc.yml")) {
        return List.of(
            "corepack enable",
            production ? "yarn workspaces focus --production" : "yarn install --immutable");
      }
      return List.of(
          "corepack enable",
          "yarn install --frozen-lockfile" + (production ? " --production" : ""));
    }

    @Override
    List<String> prune() {
      return List.of("yarn install --production --ignore-scripts --prefer-offline");
    }
  },
  PNPM("pnpm") {
    @Override
    List<String> install(NodePackage project, boolean production) {
      return List.of(
          "corepack enable", "pnpm install --frozen-lockfile" + (production ? " --prod" : ""));
    }

    @Override
    List<String> prune() {
      return List.of("CI=true pnpm prune --prod");
    }
  };

  private final String program;

  PackageManager(String program) {
    this.program = program;
  }

  /** Commands that fetch what the lock file says, or else what package.json asks for. */
  abstract List<String> install(NodePackage project, boolean production);

  /** Commands that take away what only the build needed. */
  abstract List<String> prune();

  List<String> run(String script) {
    return List.of(program, "run", script);
  }

  static PackageManager of(NodePackage project) {
    if (project.inContextHas("pnpm-lock.yaml")) {
      return PNPM;
    }
    return project.inContextHas("yarn.lock") ? YARN : NPM;
  }

  /** The files that name libraries, of the package and of all workspaces around it. */
  static List<String> descriptions(NodePackage project) {
    SourceTree tree = project.folder().tree();
    String prefix = project.context().isEmpty() ? "" : project.context() + "/";
    List<String> files = new ArrayList<>();
    for (String file : tree.files()) {
      if (!file.startsWith(prefix)) {
        continue;
      }
      String relative = file.substring(prefix.length());
      boolean workspace =
          relative.endsWith("/" + NodePackage.FILE) && !project.inContext().isEmpty();
      if (workspace
          || relative.matches(
              "package\\.json|package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|\\.yarnrc\\.yml|pnpm-lock\\.yaml"
                  + "|pnpm-workspace\\.yaml|\\.yarn/releases/.*")) {
        files.add(relative);
      }
    }
    return files;
  }
}
