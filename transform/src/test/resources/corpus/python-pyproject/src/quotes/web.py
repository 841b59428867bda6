import flask

site = flask.Flask(__name__)


@site.get("/quote")
def quote():
    return "less is more"
