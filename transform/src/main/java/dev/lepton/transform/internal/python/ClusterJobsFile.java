package dev.lepton.transform.internal.python;

import java.util.Map;

/** The script that runs one job of an application and ends: the command of a CronJob. */
record ClusterJobsFile(ImportRoot root) {
  static final String NAME = "cluster_jobs.py";

  /** Whether jobs are to run inside the process. */
  static final String WANTED = "os.environ.get(\"IN_PROCESS_JOBS\") != \"off\"";

  static final String UNWANTED = "os.environ.get(\"IN_PROCESS_JOBS\") == \"off\"";

  String path() {
    return root.path() + NAME;
  }

  /** What runs it, in the project's folder. */
  String command() {
    return "python " + root.below() + NAME;
  }

  String source(Map<String, PythonJob> jobs) {
    StringBuilder table = new StringBuilder();
    jobs.forEach(
        (name, job) ->
            table.append(
                "    \"%s\": (\"%s\", \"%s\"),\n"
                    .formatted(name, root.module(job.module().path()), job.functionName())));
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
