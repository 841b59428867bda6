'use strict';

const cron = require('node-cron');
const clusterJob = require('../cluster-jobs.cjs');
const { closeBooks, REPORT_TIME } = require('./books');

// At night, when nobody buys.
clusterJob('close-books', cron.schedule)('30 2 * * *', closeBooks);

clusterJob('nightly', cron.schedule)(
  '0 7 * * 1-5',
  async () => {
    await closeBooks();
    console.log(`Reported at ${REPORT_TIME}.`);
  },
  { timezone: 'Europe/Rome' },
);
