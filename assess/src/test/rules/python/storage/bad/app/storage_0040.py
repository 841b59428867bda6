from django.core.files.storage import FileSystemStorage

MEDIA_ROOT = "/srv/media"
store = FileSystemStorage()
