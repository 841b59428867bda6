import os
from flask import Flask

app = Flask(__name__)


@app.route("/healthz")
@app.route("/readyz")
def platform_health():
    """Answers the platform's probes while the process is up."""
    return "up\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


cache = {"host": "127.0.0.1"}

if __name__ == "__main__":
    app.run(host=os.environ.get("HOST", "0.0.0.0"), port=int(os.environ.get("PORT", "5000")))
