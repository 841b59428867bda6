const pino = require('pino');

exports.plain = pino(pino.destination('/var/log/shop.log'));
exports.synchronous = pino({ level: 'warn' }, pino.destination({ sync: true, dest: './warn.log' }));
exports.worker = pino({
  transport: {
    target: 'pino/file',
    options: { destination: './app.log', mkdir: true },
  },
});
