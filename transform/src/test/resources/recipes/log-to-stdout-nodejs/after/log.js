const winston = require('winston');

exports.all = winston.createLogger({
  format: winston.format.json(),
  transports: [
    new winston.transports.Console(),
  ],
});
exports.some = winston.createLogger({
  format: winston.format.combine(winston.format.timestamp(), winston.format.errors({ stack: true }), winston.format.json()),
  transports: [new winston.transports.Console()],
});
exports.errors = new winston.transports.Console({ level: 'error' });
exports.readFile = { type: 'text', filename: 'a.txt' };
