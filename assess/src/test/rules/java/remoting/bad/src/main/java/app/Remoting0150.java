package app;

import java.rmi.RMISecurityManager;
import java.rmi.registry.Registry;
import java.rmi.server.RMISocketFactory;

class Remoting0150 {
  void guard(Registry registry, RMISocketFactory sockets) {
    System.setSecurityManager(new RMISecurityManager());
  }
}
