package app;

import javax.servlet.http.HttpServlet;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

class Main {
  void start(Tomcat tomcat, HttpServlet page) throws Exception {
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "page", page);
    context.addServletMappingDecoded("/", "page");
    tomcat.start();
  }
}
