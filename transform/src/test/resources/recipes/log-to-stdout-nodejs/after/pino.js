const pino = require('pino');

exports.plain = pino(pino.destination(1));
exports.synchronous = pino({ level: 'warn' }, pino.destination({ sync: true, dest: 1 }));
exports.worker = pino({
  transport: {
    target: 'pino/file',
    options: { destination: 1, mkdir: true },
  },
});
