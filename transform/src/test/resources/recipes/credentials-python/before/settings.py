"""Settings of the shop."""
from __future__ import annotations

import datetime

SECRET_KEY = "django-insecure-7h3-k3y"
API_KEY = b"b1nary-k3y"
BROKER = "amqp://guest2:t0psecret@queue.corp:5672//"
MAIL = {"user": "shop", "password": "hunter2!x", "host": "mail"}
CLOUD = "AKIA4QWERT7ZXCVBNM2P"
PASSWORD_HELP = "At least 8 characters"
password_field = "password"
# SECRET_KEY = "old-k3y"
SINCE = datetime.date(2001, 1, 1)
