package app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
class Session0010 {
  void show(HttpServletRequest request, Object user) {
    request.setAttribute("user", user);
    // request.getSession().setAttribute("user", user);
    request.getSession().getAttribute("user");
    HttpSession session = request.getSession(false);
    session.getServletContext().setAttribute("version", user);
    request.getServletContext().setAttribute("version", user);
  }
}
