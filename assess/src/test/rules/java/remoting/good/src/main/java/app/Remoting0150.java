package app;

import java.rmi.RemoteException;

/** An EJB's home says that it may throw one; import java.rmi.server.RMISocketFactory is not there. */
interface Remoting0150 {
  // import java.rmi.registry.Registry;
  String NAME = "java.rmi.registry.Registry";

  void create() throws RemoteException;
}
