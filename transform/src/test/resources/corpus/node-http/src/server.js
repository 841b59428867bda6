const http = require('http');

const port = process.env.PORT || 3100;
http
  .createServer((request, response) => response.end('echo ' + request.url))
  .listen(port);
process.on('SIGTERM', () => process.exit(0));
