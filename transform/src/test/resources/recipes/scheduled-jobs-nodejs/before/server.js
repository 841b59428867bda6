const express = require('express');
require('./jobs/nightly');

const app = express();
app.get('/healthz', (req, res) => res.send('up'));

const server = app.listen(process.env.PORT || 3000, '0.0.0.0');
process.on('SIGTERM', () => server.close());
