import os

INSTALLED_APPS = ["django_crontab"]

CRONJOBS = [] if os.environ.get("IN_PROCESS_JOBS") == "off" else [
    ("30 2 * * *", "shop.cron.close_books"),
    ("0 4 * * 0", "django.core.management.call_command", ["clearsessions"]),
]
