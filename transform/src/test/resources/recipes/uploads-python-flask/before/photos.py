import os

from flask import Blueprint, request, send_from_directory
from werkzeug.utils import secure_filename

UPLOAD_FOLDER = "uploads"
photos = Blueprint("photos", __name__)


@photos.post("/photos")
def add():
    photo = request.files["photo"]
    name = secure_filename(photo.filename)
    photo.save(os.path.join(UPLOAD_FOLDER, name))
    return name, 201


@photos.get("/photos/<name>")
def get(name):
    return send_from_directory(UPLOAD_FOLDER, name)
