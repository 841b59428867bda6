const express = require('express');
const fs = require('fs');
const path = require('path');
const uploadStore = require('./upload-store.cjs');

const app = express();
app.get('/healthz', (req, res) => res.send('up'));
const UPLOADS = path.join(__dirname, 'uploads');
fs.mkdirSync(UPLOADS, { recursive: true });

app.use('/uploads', uploadStore.serve(UPLOADS));
app.use(express.static('public'));
app.use('/photos', require('./routes/photos'));
app.get('/photo/:name', (req, res) => uploadStore.send(res, path.join(UPLOADS, path.basename(req.params.name))));

const server = app.listen(process.env.PORT || 3000);
process.on('SIGTERM', () => server.close());
