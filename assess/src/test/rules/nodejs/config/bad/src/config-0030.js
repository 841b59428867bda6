const http = require('http');
const prices = 'http://10.1.2.3:8080/prices';
connect("redis://localhost:6379");
