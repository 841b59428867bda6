require('http')
  .createServer((request, response) => response.end('shop, see ' + process.env.CATALOGUE))
  .listen(process.env.PORT || 3000);
