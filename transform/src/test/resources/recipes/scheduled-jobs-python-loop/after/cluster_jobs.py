"""Runs the job that JOB names once, and ends: what a cluster's clock starts."""

import importlib
import os
import sys

JOBS = {
    "tidy": ("clock", "tidy"),
    "report": ("clock", "report"),
}


def run(name):
    if name not in JOBS:
        sys.exit(f"There is no job {name}.")
    # What is loaded must not start its own scheduler.
    os.environ["IN_PROCESS_JOBS"] = "off"
    module, function = JOBS[name]
    getattr(importlib.import_module(module), function)()


run(os.environ.get("JOB", ""))
