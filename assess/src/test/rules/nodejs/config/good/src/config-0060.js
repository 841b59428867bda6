// require('child_process')
const { exec } = require('./plan');
