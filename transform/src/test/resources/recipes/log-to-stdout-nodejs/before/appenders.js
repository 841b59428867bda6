const log4js = require('log4js');

log4js.configure({
  appenders: {
    shop: { type: 'file', filename: 'shop.log', maxLogSize: 10000 },
    out: { type: 'stdout' },
  },
  categories: { default: { appenders: ['shop'], level: 'info' } },
});
