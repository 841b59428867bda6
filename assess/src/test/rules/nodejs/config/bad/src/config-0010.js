app.listen(3000);
server.listen(8080, () => {});
