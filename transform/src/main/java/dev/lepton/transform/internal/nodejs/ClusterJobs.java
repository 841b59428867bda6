package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.Map;
import java.util.Optional;

/**
 * The module that stands between an application and its scheduler, in the kind of modules that
 * another one is written in.
 *
 * @param folder that it goes to, with a slash at its end, or empty: the package's, or that of its
 *     sources where they are compiled
 */
record ClusterJobs(String folder, NodeModule user) {
  static final String FUNCTION = "clusterJob";
  private static final String NAME = "cluster-jobs";

  private static final String SOURCE =
      """
      // A job runs inside the application unless the environment says otherwise: JOB names one that is run
      // once before the process ends, IN_PROCESS_JOBS=off leaves all of them to the cluster's clock.
      const MILLISECONDS_TO_REGISTER = 60000;
      let found = false;

      %sfunction clusterJob(name, schedule) {
        return (...details) => {
          if (process.env.JOB === name) {
            found = true;
            // When the modules are loaded, as the scheduler would.
            setImmediate(runOnce, details.find((detail) => typeof detail === 'function'));
          } else if (!process.env.JOB && process.env.IN_PROCESS_JOBS !== 'off') {
            schedule(...details);
          }
        };
      }

      async function runOnce(job) {
        try {
          await job();
          process.exit(0);
        } catch (failure) {
          console.error(failure);
          process.exit(1);
        }
      }

      if (process.env.JOB) {
        setTimeout(() => {
          if (!found) {
            console.error(`There is no job ${process.env.JOB}.`);
            process.exit(1);
          }
        }, MILLISECONDS_TO_REGISTER);
      }
      """;

  /** What TypeScript must be told where it is strict. */
  private static final Map<String, String> TYPES =
      Map.of(
          "clusterJob(name, schedule)",
          "clusterJob(name: string, schedule: (...details: any[]) => unknown)",
          "(...details) =>",
          "(...details: any[]): void =>",
          "runOnce(job)",
          "runOnce(job: () => unknown)");

  /** Of a package, for one of its modules. */
  static ClusterJobs of(SourceTree tree, String packageFolder, NodeModule user) {
    String below = TypeScript.is(user.path()) ? new TypeScript(tree, packageFolder).root() : "";
    String folder = packageFolder + below;
    return new ClusterJobs(user.path().startsWith(folder) ? folder : packageFolder, user);
  }

  private boolean isCompiled() {
    return TypeScript.is(user.path());
  }

  /** Where it goes; the ending tells Node.js the kind whatever the package says. */
  String file() {
    return folder + NAME + "." + (isCompiled() ? "ts" : user.isModule() ? "mjs" : "cjs");
  }

  String source() {
    if (isCompiled()) {
      String typed = SOURCE;
      for (Map.Entry<String, String> type : TYPES.entrySet()) {
        typed = typed.replace(type.getKey(), type.getValue());
      }
      return typed.formatted("export default ");
    }
    return user.isModule()
        ? SOURCE.formatted("export default ")
        : "'use strict';\n\n" + SOURCE.formatted("") + "\nmodule.exports = clusterJob;\n";
  }

  /** What is called in place of the scheduler's own function. */
  String asking(String job, String callee) {
    return FUNCTION + "('" + job + "', " + callee + ")";
  }

  /** Has the module load it, behind what it loads first. */
  void load(Refactoring refactoring) {
    String below = user.path().substring(folder.length());
    long depth = below.chars().filter(character -> character == '/').count();
    String path = (depth == 0 ? "./" : "../".repeat((int) depth)) + importedName();
    String statement =
        user.isModule()
            ? "import " + FUNCTION + " from '" + path + "';"
            : "const " + FUNCTION + " = require('" + path + "');";
    SyntaxNode library = library().orElseThrow();
    refactoring.insertOnce(
        Concern.SCHEDULED_JOBS,
        user.path(),
        library.end(),
        user.script().file().newline() + statement);
  }

  /** As the module names others of its own kind. */
  private String importedName() {
    if (!isCompiled()) {
      return file().replaceFirst(".*/", "");
    }
    boolean byEnding =
        user.source(user.root()).matches("(?s).*from\\s+['\"]\\.[^'\"]*\\.js['\"].*");
    return NAME + (byEnding ? ".js" : "");
  }

  /** The statement that loads the scheduler. */
  private Optional<SyntaxNode> library() {
    return user.root().children().stream()
        .filter(
            node ->
                user.source(node)
                    .matches("(?s).*(?:require\\(|from)\\s*['\"]node-(?:cron|schedule)['\"].*"))
        .findFirst();
  }
}
