"""A greeting service: GET /hello?name=Zen answers "Hello, Zen!"."""

from flask import Flask, Response, request

app = Flask(__name__)


@app.get("/hello")
def hello():
    name = request.args.get("name", "").strip() or "World"
    # Plain text, so that a name with markup in it stays a name.
    return Response(f"Hello, {name}!", mimetype="text/plain")


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000)
