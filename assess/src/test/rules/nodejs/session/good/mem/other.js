const session = require('./meeting');

session({ room: 1 });
