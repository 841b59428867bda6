const express = require('express');

const app = express();
app.get('/orders', (request, response) => response.json([]));
app.listen(process.env.PORT || 3000);
