"""Tickets of the help desk; made for one machine."""
import logging
from logging.handlers import RotatingFileHandler

from flask import Flask, jsonify, session

app = Flask(__name__)
app.config["SECRET_KEY"] = "t1ckets-and-m0re"

MAIL = {"host": "mail.corp", "user": "tickets", "password": "m4il-2015"}
DIRECTORY = "ldap://directory.corp:389"
STATUS_PAGE = "http://status.corp/api"

handler = RotatingFileHandler("tickets.log", maxBytes=1000000, backupCount=3)
handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
app.logger.addHandler(handler)


@app.route("/tickets")
def tickets():
    session["seen"] = session.get("seen", 0) + 1
    return jsonify(seen=session["seen"], directory=DIRECTORY)


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=5001, debug=True)
