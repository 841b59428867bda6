from storages.backends.s3 import S3Storage

# MEDIA_ROOT = "/srv/media"
OLD_MEDIA_ROOT = None
store = S3Storage()
