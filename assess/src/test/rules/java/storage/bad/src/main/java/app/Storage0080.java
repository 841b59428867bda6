package app;

import javax.servlet.ServletContext;
class Storage0080 {
  String reports(ServletContext context) {
    return context.getRealPath("/reports");
  }
}
