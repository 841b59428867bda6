import logging
import logging.handlers

log = logging.FileHandler("app.log")
daily = logging.handlers.TimedRotatingFileHandler("app.log")
LOGGING = {"handlers": {"file": {"class": "logging.handlers.RotatingFileHandler"}}}
logging.basicConfig(level="INFO", filename="app.log")
