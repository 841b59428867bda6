package legacy.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URL;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;

class OrderServerTest {
  @Test
  void ordersAreServed() throws Exception {
    Tomcat tomcat = OrderServer.start(0);
    try {
      int port = tomcat.getConnector().getLocalPort();
      try (InputStream answer = new URL("http://127.0.0.1:" + port + "/orders").openStream()) {
        byte[] bytes = new byte[100];
        assertTrue(new String(bytes, 0, answer.read(bytes)).startsWith("orders of http://billing"));
      }
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }

  @Test
  void invoicesLieInTheirFolder() {
    assertEquals("/srv/orders/invoices/7.pdf", Billing.invoice("7").getPath());
  }

  @Test
  void theKeyIsTheOneOfTheContract() {
    assertEquals("k3y-4-billing", Billing.key());
  }
}
