package app;

import java.io.IOException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

@WebServlet("/guests")
public class Guests extends HttpServlet {
  private transient DataSource source;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object error = request.getAttribute("javax.servlet.error.message");
    response.getWriter().print("guests " + error + " " + source);
  }
}
