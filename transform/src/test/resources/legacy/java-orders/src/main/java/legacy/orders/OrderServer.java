package legacy.orders;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.servlet.http.HttpServlet;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Serves orders; made for one machine. */
public final class OrderServer {
  private static final int PORT = 8085;
  private static final Logger LOG = Logger.getLogger(OrderServer.class.getName());

  private OrderServer() {}

  public static void main(String[] arguments) throws Exception {
    openLog();
    Tomcat tomcat = start(PORT);
    LOG.info("orders are served");
    tomcat.getServer().await();
  }

  static Tomcat start(int port) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    tomcat.setPort(port);
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    register(context, "orders", "/orders", new OrderServlet());
    tomcat.start();
    return tomcat;
  }

  private static void register(Context context, String name, String path, HttpServlet servlet) {
    Tomcat.addServlet(context, name, servlet);
    context.addServletMappingDecoded(path, name);
  }

  private static void openLog() throws IOException {
    FileHandler handler = new FileHandler("orders.log", true);
    handler.setFormatter(new SimpleFormatter());
    Logger.getLogger("").addHandler(handler);
  }
}
