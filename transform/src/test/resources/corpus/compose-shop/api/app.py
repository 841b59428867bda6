import os

from flask import Flask

app = Flask(__name__)


@app.get("/page")
def page():
    return os.environ["PAGE_SIZE"] + " a page"
