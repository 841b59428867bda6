const express = require('express');
const fs = require('fs');
const path = require('path');

const app = express();
app.get('/healthz', (req, res) => res.send('up'));
const UPLOADS = path.join(__dirname, 'uploads');
fs.mkdirSync(UPLOADS, { recursive: true });

app.use('/uploads', express.static(UPLOADS));
app.use(express.static('public'));
app.use('/photos', require('./routes/photos'));
app.get('/photo/:name', (req, res) => res.sendFile(path.join(UPLOADS, path.basename(req.params.name))));

const server = app.listen(process.env.PORT || 3000);
process.on('SIGTERM', () => server.close());
