package app;

class Main {
  void start(Object context, Object page) {
    Tomcat.addServlet(context, "page", page);
  }
}
