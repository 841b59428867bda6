"""Uploads: in the bucket that S3_BUCKET names, else in a folder as before."""

import os

from flask import Response, abort, send_from_directory


def _client():
    import boto3

    return boto3.client("s3", endpoint_url=os.environ.get("S3_ENDPOINT"))


def save(upload, folder, name):
    bucket = os.environ.get("S3_BUCKET")
    if bucket:
        kind = upload.mimetype or "application/octet-stream"
        _client().upload_fileobj(upload.stream, bucket, name, ExtraArgs={"ContentType": kind})
    else:
        upload.save(os.path.join(folder, name))


def send(folder, name):
    bucket = os.environ.get("S3_BUCKET")
    if not bucket:
        return send_from_directory(folder, name)
    client = _client()
    try:
        found = client.get_object(Bucket=bucket, Key=name)
    except client.exceptions.NoSuchKey:
        abort(404)
    return Response(found["Body"].iter_chunks(), mimetype=found["ContentType"])
