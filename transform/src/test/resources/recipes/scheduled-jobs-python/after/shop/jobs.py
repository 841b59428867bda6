import os
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from shop.books import close_books

scheduler = BackgroundScheduler(timezone="Europe/Rome")


@scheduler.scheduled_job("cron", day_of_week="mon-fri", hour=7)
def report():
    print("Reported.")


scheduler.add_job(close_books, CronTrigger(hour=2, minute=30), id="books")


def start():
    scheduler.start(paused=os.environ.get("IN_PROCESS_JOBS") == "off")
