package com.example.shop;

import java.nio.file.Files;
import java.util.logging.Logger;
import javax.servlet.http.HttpServlet;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** Starts the shop: web server, pages, JSON API and the nightly job, all in one process. */
public final class ShopServer {
  private static final int PORT = 18080;
  private static final Logger LOG = Logger.getLogger(ShopServer.class.getName());

  private ShopServer() {}

  public static void main(String[] arguments) throws Exception {
    ShopLog.open();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("shop-tomcat").toString());
    tomcat.setPort(PORT);
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    registerPages(context);
    registerApi(context);
    start(tomcat);
    NightlyJob.schedule();
    LOG.info("shop listens on port " + tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }

  private static void registerPages(Context context) {
    register(context, "start", "", new StartPage());
    register(context, "product", "/product", new ProductPage());
    register(context, "login", "/login", new LoginPage());
    register(context, "cart", "/cart", new CartPage());
    register(context, "uploads", "/uploads/*", new UploadServlet());
  }

  private static void registerApi(Context context) {
    register(context, "productApi", "/api/products/*", new ProductApi());
    register(context, "customerApi", "/api/customers/*", new CustomerApi());
    register(context, "orderApi", "/api/orders/*", new OrderApi());
    register(context, "statsApi", "/api/stats", new StatsApi());
  }

  private static void register(Context context, String name, String path, HttpServlet servlet) {
    Tomcat.addServlet(context, name, servlet);
    context.addServletMappingDecoded(path, name);
  }

  /**
   * Tomcat only logs that its port is taken: then the process must end, not idle without a door.
   */
  private static void start(Tomcat tomcat) throws LifecycleException {
    tomcat.start();
    if (!tomcat.getConnector().getState().isAvailable()) {
      LOG.severe("the shop could not open port " + PORT);
      System.exit(1);
    }
  }
}
