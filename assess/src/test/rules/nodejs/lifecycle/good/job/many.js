// os.cpus().length
const knife = require('./knife');

knife.fork();
const text = 'os.cpus()';
