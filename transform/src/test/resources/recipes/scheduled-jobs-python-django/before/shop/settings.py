INSTALLED_APPS = ["django_crontab"]

CRONJOBS = [
    ("30 2 * * *", "shop.cron.close_books"),
    ("0 4 * * 0", "django.core.management.call_command", ["clearsessions"]),
]
