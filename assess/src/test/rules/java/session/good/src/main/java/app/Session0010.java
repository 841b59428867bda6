package app;

import jakarta.servlet.http.HttpServletRequest;
class Session0010 {
  void show(HttpServletRequest request, Object user) {
    request.setAttribute("user", user);
    // request.getSession().setAttribute("user", user);
    request.getSession().getAttribute("user");
  }
}
