const winston = require('winston');

exports.all = winston.createLogger({
  format: winston.format.json(),
  transports: [
    new winston.transports.File({ filename: 'error.log', level: 'error' }),
    new winston.transports.File({ filename: 'shop.log' }),
  ],
});
exports.some = winston.createLogger({
  format: winston.format.combine(winston.format.timestamp(), winston.format.simple()),
  transports: [new winston.transports.Console(), new winston.transports.File({ filename: 'a.log' })],
});
exports.errors = new winston.transports.File({ filename: 'error.log', level: 'error' });
exports.readFile = { type: 'text', filename: 'a.txt' };
