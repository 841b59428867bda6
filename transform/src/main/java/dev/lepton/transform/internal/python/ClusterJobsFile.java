package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The script that runs one job of an application and ends: the command of a CronJob.
 *
 * @param folder of the project, with a slash at its end, or empty
 * @param below where its modules are imported from, below the folder, with a slash or empty
 */
record ClusterJobsFile(String folder, String below) {
  static final String NAME = "cluster_jobs.py";

  /** Whether jobs are to run inside the process. */
  static final String WANTED = "os.environ.get(\"IN_PROCESS_JOBS\") != \"off\"";

  static final String UNWANTED = "os.environ.get(\"IN_PROCESS_JOBS\") == \"off\"";

  /** Beside the build of the project that a module belongs to. */
  static ClusterJobsFile of(SourceTree tree, String module) {
    String folder = module.substring(0, module.lastIndexOf('/') + 1);
    while (!folder.isEmpty() && !isProject(tree, folder)) {
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }
    return new ClusterJobsFile(folder, module.startsWith(folder + "src/") ? "src/" : "");
  }

  private static boolean isProject(SourceTree tree, String folder) {
    return Stream.of("requirements.txt", "pyproject.toml", "setup.py", "Pipfile")
        .anyMatch(name -> tree.contains(folder + name));
  }

  String path() {
    return folder + below + NAME;
  }

  /** What runs it, in the project's folder. */
  String command() {
    return "python " + below + NAME;
  }

  /** How a module is called when it is imported. */
  String module(String path) {
    return path.substring(folder.length() + below.length())
        .replaceFirst("(/__init__)?\\.py$", "")
        .replace('/', '.');
  }

  String source(Map<String, PythonJob> jobs) {
    StringBuilder table = new StringBuilder();
    jobs.forEach(
        (name, job) ->
            table.append(
                "    \"%s\": (\"%s\", \"%s\"),\n"
                    .formatted(name, module(job.module().path()), job.functionName())));
    boolean coroutines = jobs.values().stream().anyMatch(PythonJob::isCoroutine);
    return """
    \"""Runs the job that JOB names once, and ends: what a cluster's clock starts.\"""

    %simport importlib
    %simport os
    import sys

    JOBS = {
    %s}


    def run(name):
        if name not in JOBS:
            sys.exit(f"There is no job {name}.")
        # What is loaded must not start its own scheduler.
        os.environ["IN_PROCESS_JOBS"] = "off"
        module, function = JOBS[name]
    %s

    run(os.environ.get("JOB", ""))
    """
        .formatted(
            coroutines ? "import asyncio\n" : "",
            coroutines ? "import inspect\n" : "",
            table,
            coroutines
                ? "    done = getattr(importlib.import_module(module), function)()\n"
                    + "    if inspect.isawaitable(done):\n"
                    + "        asyncio.run(done)\n"
                : "    getattr(importlib.import_module(module), function)()\n");
  }
}
