const pino = require('pino');

exports.plain = pino();
exports.synchronous = pino(pino.destination({ dest: 1, sync: true }));
exports.worker = pino({ transport: { target: 'pino/file', options: { destination: 1 } } });
