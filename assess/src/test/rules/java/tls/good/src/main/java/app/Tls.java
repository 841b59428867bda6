package app;

class Tls {
  // System.setProperty("javax.net.ssl.trustStore", "/opt/trust.jks");
  String store = System.getProperty("javax.net.ssl.trustStore");
}
