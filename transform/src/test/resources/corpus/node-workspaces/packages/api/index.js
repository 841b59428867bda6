const http = require('http');
const { welcome } = require('@forum/text');

http.createServer((request, response) => response.end(welcome())).listen(process.env.PORT || 3000);
