"""The shop."""
from flask import Flask


def create_app():
    app = Flask(__name__)

    @app.route("/")
    def start():
        return "shop"

    return app
