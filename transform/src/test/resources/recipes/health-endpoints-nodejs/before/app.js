const express = require('express');

const app = express(); // the shop
app.use(express.json());
app.get('/', (req, res) => res.send('shop'));

module.exports = app;
