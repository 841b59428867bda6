import logging

# logging.FileHandler("app.log")
log = logging.StreamHandler()
LOGGING = {"handlers": {"console": {"class": "logging.StreamHandler"}}}
logging.basicConfig(level="INFO")
handler = FileHandler("x")
