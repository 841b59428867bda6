package app;

class Main {
  void start(Object context, Object page) {
    Tomcat.addServlet(context, "page", page);
    Tomcat.addServlet(context, "platform", page);
    map("/healthz", "platform");
  }
}
