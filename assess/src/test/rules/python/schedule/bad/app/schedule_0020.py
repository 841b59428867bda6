import schedule
from crontab import CronTab

schedule.every().hour.do(print)
tab = CronTab(user=True)
