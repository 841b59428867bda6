"""Settings of the shop."""
from __future__ import annotations

import os
import datetime

SECRET_KEY = os.environ["SECRET_KEY"]
API_KEY = os.environ["API_KEY"].encode()
BROKER = os.environ["BROKER_URL"]
MAIL = {"user": "shop", "password": os.environ["MAIL_PASSWORD"], "host": "mail"}
CLOUD = os.environ["AWS_ACCESS_KEY_ID"]
PASSWORD_HELP = "At least 8 characters"
password_field = "password"
# SECRET_KEY = "old-k3y"
SINCE = datetime.date(2001, 1, 1)
