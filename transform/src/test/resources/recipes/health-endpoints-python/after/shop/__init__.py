"""The shop."""
from flask import Flask


def create_app():
    app = Flask(__name__)

    @app.route("/healthz")
    @app.route("/readyz")
    def platform_health():
        """Answers the platform's probes while the process is up."""
        return "up\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}

    @app.route("/")
    def start():
        return "shop"

    return app
