package app;

class Tls {
  void on() {
    System.setProperty("javax.net.ssl.trustStore", "/opt/shop/trust.jks");
  }
}
