const jwt = require('jsonwebtoken');

const smtp = { user: 'shop', password: process.env.SMTP_PASSWORD };
const apiKey = process.env.API_KEY;
const broker = process.env.BROKER_URL;
const cloud = { id: process.env.AWS_ACCESS_KEY_ID };
const labels = { password: 'Password', passwordHint: "at least 8 characters!" };

exports.sign = user => jwt.sign({ user }, process.env.JWT_SECRET, { expiresIn: '1h' });
exports.verify = token => jwt.verify(token, process.env.OTHER_KEY);
exports.mail = () => [smtp, apiKey, broker, cloud, labels];
