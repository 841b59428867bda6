'use strict';

const cron = require('node-cron');
const { closeBooks, REPORT_TIME } = require('./books');

// At night, when nobody buys.
cron.schedule('30 2 * * *', closeBooks);

cron.schedule(
  '0 7 * * 1-5',
  async () => {
    await closeBooks();
    console.log(`Reported at ${REPORT_TIME}.`);
  },
  { timezone: 'Europe/Rome' },
);
