package app;

interface Remote {}

/** No java.rmi.Remote. */
public interface Stock extends Remote {}
