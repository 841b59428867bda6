const http = require('http');

const server = http.createServer((req, res) => res.end('shop'));

process.on('SIGTERM', () => {});
server.on('close', () => {});
