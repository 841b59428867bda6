package app;

interface HttpSessionListener {}

class Own implements HttpSessionListener {}
