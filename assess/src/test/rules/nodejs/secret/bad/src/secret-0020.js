const token = jwt.sign({ id }, 'shhh');
app.use(session({ secret: 'keyboard cat' }));
