// const dbPassword = 's3cret!Pw';
const dbPassword = process.env.DB_PASSWORD1;
const passwordField = 'password';
