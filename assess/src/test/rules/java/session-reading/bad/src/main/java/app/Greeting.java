package app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

class Greeting {
  Object user(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : session.getAttribute("user");
  }

  void leave(HttpServletRequest request) {
    request.getSession().removeAttribute("user");
  }
}
