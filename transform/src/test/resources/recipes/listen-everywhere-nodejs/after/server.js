const http = require('http');

const server = http.createServer((req, res) => res.end('hello'));
server.listen(process.env.PORT || 3000, process.env.HOST || '0.0.0.0');

// Accept no more, end what is under way; the process ends when nothing is left to do.
process.on('SIGTERM', () => {
  server.close();
});

exports.peer = '127.0.0.1';
