const log = winston.createLogger({
  transports: [new winston.transports.File({ filename: 'app.log' })],
});
