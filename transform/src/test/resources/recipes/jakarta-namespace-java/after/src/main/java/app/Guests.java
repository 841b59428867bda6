package app;

import java.io.IOException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

@WebServlet("/guests")
public class Guests extends HttpServlet {
  private transient DataSource source;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object error = request.getAttribute("jakarta.servlet.error.message");
    response.getWriter().print("guests " + error + " " + source);
  }
}
