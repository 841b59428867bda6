package com.example.shop;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/** Remembers in the memory of this process who the visitor is. */
final class LoginPage extends HttpServlet {
  private static final long serialVersionUID = 1L;
  static final String USER = "user";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession(false);
    Object user = session == null ? null : session.getAttribute(USER);
    String greeting = user == null ? "" : "<p>Welcome, " + Html.escape(user) + ".</p>";
    Html.send(
        response,
        "Log in",
        greeting + "<form method=\"post\"><input name=\"user\"><button>Log in</button></form>");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setCharacterEncoding("UTF-8");
    String user = request.getParameter("user");
    if (user == null || user.isBlank()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, "who are you?");
      return;
    }
    HttpSession session = request.getSession();
    session.setAttribute(USER, user);
    response.sendRedirect("/login");
  }
}
