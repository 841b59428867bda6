'use strict';

const http = require('http');
const os = require('os');

const warehouse = 'http://warehouse.corp:8080/api';
const queue = { host: 'queue.corp', user: 'stock', password: 'st0ck-2016' };
const apiKey = 'k3y-4-warehouse';

const server = http.createServer((req, res) => {
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify({ warehouse, path: req.url }));
});

if (require.main === module) {
  server.listen(3001, 'localhost', () => console.log('stock is served'));
}

module.exports = { server, queue, apiKey, workers: os.cpus().length };
