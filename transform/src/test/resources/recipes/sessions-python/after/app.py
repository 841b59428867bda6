import os
from flask import Flask
from flask_session import Session

app = Flask(__name__)
app.config["SESSION_TYPE"] = "redis" if os.environ.get("REDIS_URL") else "filesystem"
if os.environ.get("REDIS_URL"):
    from redis import Redis

    app.config["SESSION_REDIS"] = Redis.from_url(os.environ["REDIS_URL"])
app.config["SESSION_PERMANENT"] = False
Session(app)


@app.route("/healthz")
def health():
    return "up"
