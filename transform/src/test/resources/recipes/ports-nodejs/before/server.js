const http = require('http');

const server = http.createServer((req, res) => res.end('hello'));
server.timeout = 3000;
server.listen(3000, () => console.log('up'));
