const express = require('express');
const session = require('express-session');
const winston = require('winston');

const app = express();
const logger = winston.createLogger({
  transports: [
    new winston.transports.File({ filename: 'error.log', level: 'error' }),
    new winston.transports.File({ filename: 'guestbook.log' }),
  ],
});
const avatars = 'http://avatars.corp/api';

app.use(session({
  secret: 'keyboard c4t',
  resave: false,
  saveUninitialized: true,
}));
app.get('/', (req, res) => {
  req.session.visits = (req.session.visits || 0) + 1;
  logger.info('visit');
  res.json({ visits: req.session.visits, avatars });
});

module.exports = app;
if (require.main === module) {
  app.listen(3002, () => logger.info('the book is open'));
}
