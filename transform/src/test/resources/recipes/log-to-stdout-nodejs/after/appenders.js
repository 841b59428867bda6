const log4js = require('log4js');

log4js.configure({
  appenders: {
    shop: { type: 'stdout' },
    out: { type: 'stdout' },
  },
  categories: { default: { appenders: ['shop'], level: 'info' } },
});
