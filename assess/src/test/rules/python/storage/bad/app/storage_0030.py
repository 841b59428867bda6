import sqlite3

db = sqlite3.connect("shop.db")
URL = "sqlite:///shop.db"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
