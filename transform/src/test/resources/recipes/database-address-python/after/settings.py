import os

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "HOST": os.environ.get("DATABASE_HOST", "db1.corp"),
        "PORT": "5432",
    }
}
HOST_LABEL = "Host"
