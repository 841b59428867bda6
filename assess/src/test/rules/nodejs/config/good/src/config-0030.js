const http = require('http');
// const prices = 'http://10.1.2.3:8080/prices';
const schema = 'http://www.w3.org/2001/XMLSchema';
connect(process.env.REDIS_URL || 'redis://localhost:6379');
