LOGGING = {
    "version": 1,
    "formatters": {"plain": {"format": "%(asctime)s %(message)s"}},
    "handlers": {
        "file": {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": "/var/log/shop.log",
            "maxBytes": 1000000,
            "formatter": "plain",
        },
        "console": {"class": "logging.StreamHandler"},
    },
    "root": {"handlers": ["file"]},
}
