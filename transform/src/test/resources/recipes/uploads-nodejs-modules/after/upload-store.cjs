'use strict';

// Uploads: in the bucket that S3_BUCKET names, under the file's path, else on the disk as before.
const crypto = require('crypto');
const path = require('path');
const { Transform } = require('stream');

const bucket = process.env.S3_BUCKET;
let opened;

function client() {
  const { S3Client } = require('@aws-sdk/client-s3');
  const endpoint = process.env.S3_ENDPOINT;
  opened =
    opened ||
    new S3Client(
      endpoint
        ? {
            endpoint,
            region: process.env.AWS_REGION || 'us-east-1',
            forcePathStyle: true,
            requestChecksumCalculation: 'WHEN_REQUIRED',
          }
        : {},
    );
  return opened;
}

function key(file) {
  return path.relative(process.cwd(), path.resolve(file)).split(path.sep).join('/').replace(/^(\.\.\/)+/, '');
}

// Asked the same questions as multer's disk storage, and answers alike.
class BucketStorage {
  constructor({ destination, filename }) {
    this.destination = typeof destination === 'function' ? destination : (req, file, done) => done(null, destination);
    this.filename = filename || ((req, file, done) => done(null, crypto.randomBytes(16).toString('hex')));
  }

  _handleFile(req, file, done) {
    this.destination(req, file, (failure, destination) => {
      if (failure) return done(failure);
      this.filename(req, file, (failed, filename) => {
        if (failed) return done(failed);
        this.store(file, { destination, filename, path: path.join(destination, filename) }, done);
      });
    });
  }

  store(file, stored, done) {
    const { Upload } = require('@aws-sdk/lib-storage');
    let size = 0;
    const body = new Transform({
      transform(chunk, encoding, next) {
        size += chunk.length;
        next(null, chunk);
      },
    });
    file.stream.on('error', (failure) => body.destroy(failure)).pipe(body);
    const params = { Bucket: bucket, Key: key(stored.path), Body: body, ContentType: file.mimetype };
    new Upload({ client: client(), params }).done().then(() => done(null, { ...stored, size }), done);
  }

  _removeFile(req, file, done) {
    const { DeleteObjectCommand } = require('@aws-sdk/client-s3');
    client()
      .send(new DeleteObjectCommand({ Bucket: bucket, Key: key(file.path) }))
      .then(() => done(null), done);
  }
}

function uploadStore(options) {
  return bucket ? new BucketStorage(options) : require('multer').diskStorage(options);
}

function send(res, file, missing = () => res.status(404).end()) {
  const { GetObjectCommand } = require('@aws-sdk/client-s3');
  client()
    .send(new GetObjectCommand({ Bucket: bucket, Key: key(file) }))
    .then((found) => {
      res.set('Content-Type', found.ContentType).set('Content-Length', String(found.ContentLength));
      found.Body.on('error', (failure) => res.destroy(failure)).pipe(res);
    })
    .catch((failure) => (failure.name === 'NoSuchKey' ? missing() : missing(failure)));
}

uploadStore.send = (res, file) => (bucket ? send(res, file) : res.sendFile(file));

uploadStore.serve = (folder) => {
  if (!bucket) return require('express').static(folder);
  return (req, res, next) => {
    if (req.method !== 'GET') return next();
    // Nothing above the folder.
    return send(res, path.join(folder, path.posix.normalize('/' + decodeURIComponent(req.path))), next);
  };
};

module.exports = uploadStore;
