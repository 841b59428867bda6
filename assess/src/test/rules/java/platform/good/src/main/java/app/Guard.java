package app;

class Guard extends Manager {}

// System.setSecurityManager(new Guard())
class Manager {}
