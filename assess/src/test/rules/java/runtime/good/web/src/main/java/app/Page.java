package app;

import jakarta.servlet.http.HttpServlet;
import javax.sql.DataSource;
// import javax.servlet.http.HttpServlet;

class Page extends HttpServlet {
  DataSource source;
}
