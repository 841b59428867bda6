import os

# Where the server listens.
bind = "0.0.0.0:" + os.environ.get("PORT", "8000")
workers = 2
