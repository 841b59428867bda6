package app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
class Session0010 {
  void login(HttpServletRequest request, Object user) {
    request.getSession().setAttribute("user", user);
    HttpSession session = request.getSession(true);
    session.setAttribute("basket", user);
  }
}
