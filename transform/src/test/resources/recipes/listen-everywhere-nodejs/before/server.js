const http = require('http');

const server = http.createServer((req, res) => res.end('hello'));
server.listen(process.env.PORT || 3000, '127.0.0.1');
exports.peer = '127.0.0.1';
