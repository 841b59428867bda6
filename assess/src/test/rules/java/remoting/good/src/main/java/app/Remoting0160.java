package app;

import jakarta.ejb.EJBException;
import jakarta.inject.Singleton;

// @Stateless until the move
@Singleton
public class Remoting0160 {
  void stop() {
    throw new EJBException("stopped");
  }
}
