const express = require('express');

const app = express();
app.get('/ping', (req, res) => res.send('pong'));
const server = app.listen(process.env.PORT || 3000, () => {
  console.log('the shop is open');
});

// Accept no more, end what is under way; the process ends when nothing is left to do.
process.on('SIGTERM', () => {
  server.close();
});

exports.listen = () => 3000;
