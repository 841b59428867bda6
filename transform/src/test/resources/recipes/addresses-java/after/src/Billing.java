package app;

import java.net.Socket;

class Billing {
  private static final String BILLING = System.getenv().getOrDefault("BILLING_URL", "http://billing.corp:8080/api");
  private static final String NAMESPACE = "http://www.w3.org/2001/XMLSchema";
  private final String url = System.getenv().getOrDefault("STOCK_URL", "http://stock.corp/api");

  Socket open() throws Exception {
    return new Socket(System.getenv().getOrDefault("PRINTER_HOST", "printer.corp"), Integer.parseInt(System.getenv().getOrDefault("PRINTER_PORT", "9100")));
  }

  boolean isLocal(String address) {
    return address.startsWith("http://localhost");
  }
}
