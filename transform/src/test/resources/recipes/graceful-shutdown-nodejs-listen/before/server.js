const express = require('express');

const app = express();
app.get('/ping', (req, res) => res.send('pong'));
app.listen(process.env.PORT || 3000, () => {
  console.log('the shop is open');
});
exports.listen = () => 3000;
