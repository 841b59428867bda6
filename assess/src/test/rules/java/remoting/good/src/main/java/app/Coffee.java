package app;

interface EntityBean {}

class Coffee implements EntityBean {}
