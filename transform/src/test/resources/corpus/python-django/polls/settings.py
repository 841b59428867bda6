import os

SECRET_KEY = os.environ.get("SECRET_KEY", os.urandom(32).hex())
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "polls.urls"
WSGI_APPLICATION = "polls.wsgi.application"
