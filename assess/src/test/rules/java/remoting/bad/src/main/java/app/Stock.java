package app;

import java.rmi.Remote;

public interface Stock extends Remote {}
