// jwt.sign({ id }, 'shhh')
const token = jwt.sign({ id }, process.env.JWT_KEY, { algorithm: 'HS256' });
app.use(session({ secret: process.env.SECRET }));
