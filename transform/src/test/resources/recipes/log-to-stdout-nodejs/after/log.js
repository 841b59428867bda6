const winston = require('winston');

exports.all = winston.createLogger({
  format: winston.format.json(),
  transports: [
    new winston.transports.Console(),
  ],
});
exports.some = winston.createLogger({
  transports: [new winston.transports.Console()],
});
exports.errors = new winston.transports.Console({ level: 'error' });
exports.readFile = { type: 'text', filename: 'a.txt' };
