import os

app.config["UPLOAD_FOLDER"] = "/srv/uploads"
file.save(os.path.join(app.config["UPLOAD_FOLDER"], name))
