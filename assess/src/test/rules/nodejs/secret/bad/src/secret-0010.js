const dbPassword = 's3cret!Pw';
const options = { apiKey: '9f8e7d6c5b4a' };
