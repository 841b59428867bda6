package app;

import jakarta.ejb.EJB;
import javax.ejb.Stateless;

@Stateless
public class Remoting0160 {
  @EJB
  private Stock stock;

  interface Stock {}
}
