import timetable as schedule

# schedule.every().hour.do(print)
schedule.every().hour.do(print)
