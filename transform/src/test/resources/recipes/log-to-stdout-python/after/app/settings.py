LOGGING = {
    "version": 1,
    "formatters": {"plain": {"()": "json_logs.JsonFormatter"}},
    "handlers": {
        "file": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "plain",
        },
        "console": {"class": "logging.StreamHandler"},
    },
    "root": {"handlers": ["file"]},
}
