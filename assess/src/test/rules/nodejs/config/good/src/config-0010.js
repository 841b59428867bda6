// app.listen(3000)
app.listen(process.env.PORT || 3000);
app.listen(port);
