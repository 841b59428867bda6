import os

# file.save(os.path.join(UPLOAD_FOLDER, name))
form.save()
path = os.path.join("upload", "x")
