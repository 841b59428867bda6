package app;

import jakarta.servlet.http.HttpServletRequest;

class Greeting {
  Object user(HttpServletRequest request, Session own) {
    // request.getSession().getAttribute("user");
    String text = "session.getAttribute";
    request.getAttribute("user");
    request.getServletContext().getAttribute("user");
    return own.getAttribute(text);
  }

  String id(HttpServletRequest request) {
    return request.getSession(false).getId();
  }

  interface Session {
    Object getAttribute(String name);
  }
}
