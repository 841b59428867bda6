const jwt = require('jsonwebtoken');

const smtp = { user: 'shop', password: 'hunter2!x' };
const apiKey = 'k3y-of-the-shop';
const broker = 'amqp://mq:t0psecret@queue.corp:5672/shop';
const cloud = { id: 'AKIA4QWERT7ZXCVBNM2P' };
const labels = { password: 'Password', passwordHint: "at least 8 characters!" };

exports.sign = user => jwt.sign({ user }, 'sign1ng-k3y', { expiresIn: '1h' });
exports.verify = token => jwt.verify(token, process.env.OTHER_KEY);
exports.mail = () => [smtp, apiKey, broker, cloud, labels];
