import os

from celery import Celery
from celery.schedules import crontab

app = Celery("mails", broker=os.environ.get("BROKER_URL", "memory://"))
app.conf.beat_schedule = {
    "remind-all": {
        "task": "mails.remind",
        "schedule": crontab(hour=9, minute=0, day_of_week="mon-fri"),
    },
    "tidy": {"task": "mails.tidy", "schedule": crontab(hour=3, minute=30), "args": ()},
}


@app.task
def remind():
    print("Reminded.")


@app.task
def tidy():
    print("Tidied.")
