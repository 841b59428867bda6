import os
import time

import schedule
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.blocking import BlockingScheduler

scheduler = BackgroundScheduler()
scheduler.start(paused=os.environ.get("IN_PROCESS_JOBS") == "off")
blocking_scheduler = BlockingScheduler()
if os.environ.get("IN_PROCESS_JOBS") != "off":
    blocking_scheduler.start()

schedule.every().day.at("03:00").do(print)
while os.environ.get("IN_PROCESS_JOBS") != "off":
    schedule.run_pending()
    time.sleep(30)
