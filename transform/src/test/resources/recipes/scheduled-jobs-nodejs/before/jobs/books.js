'use strict';

const fs = require('fs/promises');

const REPORT_TIME = '7:00';

async function closeBooks() {
  await fs.readFile(__filename);
  console.log('Books are closed.');
}

module.exports = { closeBooks, REPORT_TIME };
