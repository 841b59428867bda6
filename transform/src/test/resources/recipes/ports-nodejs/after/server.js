const http = require('http');

const server = http.createServer((req, res) => res.end('hello'));
server.timeout = 3000;
server.listen(process.env.PORT || 3000, () => console.log('up'));

// Accept no more, end what is under way; the process ends when nothing is left to do.
process.on('SIGTERM', () => {
  server.close();
});
