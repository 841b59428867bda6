import log4js from 'log4js';

// type: 'dateFile'
log4js.configure({ appenders: { f: { type: 'stdout' } } });
