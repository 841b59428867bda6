SECRET_KEY = "django-insecure-3k2j1h"
app.config["SECRET_KEY"] = "dev"
app.secret_key = b"x1y2"
