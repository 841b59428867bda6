import path from 'node:path';
import express from 'express';
import multer from 'multer';

const app = express();
const upload = multer({ dest: 'uploads/' });

app.get('/healthz', (req, res) => res.send('up'));
app.post('/photos', upload.single('photo'), (req, res) => res.status(201).json({ name: req.file.filename }));
app.get('/photos/:name', (req, res) => res.sendFile(path.join(import.meta.dirname, 'uploads', path.basename(req.params.name))));

const server = app.listen(process.env.PORT || 3000);
process.on('SIGTERM', () => server.close());
