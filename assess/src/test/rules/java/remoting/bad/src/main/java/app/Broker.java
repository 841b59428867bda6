package app;

import javax.rmi.PortableRemoteObject;
import org.omg.CORBA.ORB;

class Broker {
  ORB orb;
}
