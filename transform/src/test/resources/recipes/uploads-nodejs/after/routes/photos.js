const path = require('path');
const express = require('express');
const multer = require('multer');
const uploadStore = require('../upload-store.cjs');

const router = express.Router();
const storage = uploadStore({
  destination: path.join(__dirname, '..', 'uploads'),
  filename: (req, file, done) => done(null, Date.now() + path.extname(file.originalname)),
});
const upload = multer({ storage, limits: { fileSize: 1000000 } });
const avatars = multer({ storage: uploadStore({ destination: 'uploads/' }), limits: { files: 1 } });

router.post('/', upload.single('photo'), (req, res) => {
  res.status(201).json({ at: '/uploads/' + req.file.filename, size: req.file.size });
});
router.post('/avatar', avatars.single('photo'), (req, res) => {
  res.status(201).json({ at: `/uploads/${req.file.filename}` });
});

module.exports = router;
