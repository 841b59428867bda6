package app;

import java.rmi.Naming;
import java.rmi.registry.LocateRegistry;

class Remoting0020 {
  void run() throws Exception {
    LocateRegistry.createRegistry(1099);
    Naming.lookup("//stock/Stock");
  }
}
