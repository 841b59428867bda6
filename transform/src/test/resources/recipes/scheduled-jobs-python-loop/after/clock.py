import os
import time

import schedule


def tidy():
    print("Tidied.")


def report():
    print("Reported.")


schedule.every().day.at("03:15").do(tidy)
schedule.every().monday.at("07:00", "Europe/Rome").do(report)

while os.environ.get("IN_PROCESS_JOBS") != "off":
    schedule.run_pending()
    time.sleep(30)
