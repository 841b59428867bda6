"""Runs the job that JOB names once, and ends: what a cluster's clock starts."""

import asyncio
import importlib
import inspect
import os
import sys

JOBS = {
    "report": ("shop.jobs", "report"),
    "close-books": ("shop.books", "close_books"),
}


def run(name):
    if name not in JOBS:
        sys.exit(f"There is no job {name}.")
    # What is loaded must not start its own scheduler.
    os.environ["IN_PROCESS_JOBS"] = "off"
    module, function = JOBS[name]
    done = getattr(importlib.import_module(module), function)()
    if inspect.isawaitable(done):
        asyncio.run(done)


run(os.environ.get("JOB", ""))
