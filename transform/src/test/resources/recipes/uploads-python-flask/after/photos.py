import upload_store
import os

from flask import Blueprint, request, send_from_directory
from werkzeug.utils import secure_filename

UPLOAD_FOLDER = os.environ.get("UPLOAD_FOLDER", "uploads")
photos = Blueprint("photos", __name__)


@photos.post("/photos")
def add():
    photo = request.files["photo"]
    name = secure_filename(photo.filename)
    upload_store.save(photo, UPLOAD_FOLDER, name)
    return name, 201


@photos.get("/photos/<name>")
def get(name):
    return upload_store.send(UPLOAD_FOLDER, name)
