// server.listen(port, '127.0.0.1')
server.listen(port, '0.0.0.0');
connect('127.0.0.1');
