# SECRET_KEY = "django-insecure-3k2j1h"
SECRET_KEY = os.environ["SECRET_KEY"]
SECRET_KEY_NAME = "key"
