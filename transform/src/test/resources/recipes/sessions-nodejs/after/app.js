const express = require('express');
const session = require('express-session');

const app = express();
// Where REDIS_URL is not set, sessions stay in this process as before.
function sharedSessions() {
  const { RedisStore } = require('connect-redis');
  const client = require('redis').createClient({ url: process.env.REDIS_URL });
  client.connect().catch(console.error);
  return new RedisStore({ client });
}

app.use(session({
  store: process.env.REDIS_URL ? sharedSessions() : undefined,
  secret: process.env.SESSION_SECRET,
  resave: false,
  saveUninitialized: false,
}));
app.get('/healthz', (req, res) => res.send('up'));

module.exports = app;
