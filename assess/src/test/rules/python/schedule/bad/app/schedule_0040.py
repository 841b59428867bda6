INSTALLED_APPS = ["django_crontab"]
CRONJOBS = [
    ("30 2 * * *", "shop.cron.close_books"),
]
