from app.schedulers.background import BackgroundScheduler

# apscheduler.schedulers.background.BackgroundScheduler()
scheduler = BackgroundScheduler()
