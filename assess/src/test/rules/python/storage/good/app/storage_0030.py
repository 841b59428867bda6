import sqlite3

# sqlite3.connect("shop.db")
db = sqlite3.connect(":memory:")
URL = "sqlite:///:memory:"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}
