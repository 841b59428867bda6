"""Runs the job that JOB names once, and ends: what a cluster's clock starts."""

import importlib
import os
import sys

import django

JOBS = {
    "close-books": ("shop.cron", "close_books"),
}


def run(name):
    if name not in JOBS:
        sys.exit(f"There is no job {name}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
    django.setup()
    module, function = JOBS[name]
    getattr(importlib.import_module(module), function)()


run(os.environ.get("JOB", ""))
