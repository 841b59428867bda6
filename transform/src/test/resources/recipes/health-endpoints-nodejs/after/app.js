const express = require('express');

const app = express(); // the shop

// The platform asks here whether the process is up; before everything that asks for a login.
app.get(['/healthz', '/readyz'], (req, res) => {
  res.set('Cache-Control', 'no-store').type('text/plain').send('up\n');
});

app.use(express.json());
app.get('/', (req, res) => res.send('shop'));

module.exports = app;
