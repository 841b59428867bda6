const session = require('express-session');

app.use(session({
  secret: process.env.SECRET,
  store: new RedisStore({ client }),
}));
