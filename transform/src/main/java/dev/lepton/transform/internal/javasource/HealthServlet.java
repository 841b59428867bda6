package dev.lepton.transform.internal.javasource;

/**
 * The source of the servlet that answers the platform's probes. Pure.
 *
 * @param servletPackage javax.servlet or jakarta.servlet
 * @param packageName empty for the default package
 */
record HealthServlet(
    String packageName, String className, String servletPackage, Database database) {

  /** What the readiness probe needs to reach the database. */
  enum Database {
    NONE,
    /** The URL holds the login. */
    URL_ONLY,
    WITH_LOGIN
  }

  /** Java 8 source, indented by two spaces. */
  String source() {
    String text = database == Database.NONE ? WITHOUT_DATABASE : WITH_DATABASE;
    String parameters =
        database == Database.WITH_LOGIN
            ? "String databaseUrl, String user, String password"
            : "String databaseUrl";
    String login = database == Database.WITH_LOGIN ? LOGIN : "";
    return (packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
        + text.replace("%SERVLET%", servletPackage)
            .replace("%CLASS%", className)
            .replace("%PARAMETERS%", parameters)
            .replace("%LOGIN%\n", login);
  }

  private static final String LOGIN =
      """
          login.setProperty("user", user);
          login.setProperty("password", password);
      """;

  private static final String WITHOUT_DATABASE =
      """
      import %SERVLET%.http.HttpServlet;
      import %SERVLET%.http.HttpServletRequest;
      import %SERVLET%.http.HttpServletResponse;
      import java.io.IOException;

      /** Answers the platform's probes: /healthz and /readyz, while the process is up. */
      public final class %CLASS% extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
          response.setContentType("text/plain");
          response.setCharacterEncoding("UTF-8");
          response.setHeader("Cache-Control", "no-store");
          response.getWriter().print("up");
        }
      }
      """;

  private static final String WITH_DATABASE =
      """
      import %SERVLET%.http.HttpServlet;
      import %SERVLET%.http.HttpServletRequest;
      import %SERVLET%.http.HttpServletResponse;
      import java.io.IOException;
      import java.sql.Connection;
      import java.sql.DriverManager;
      import java.sql.SQLException;
      import java.sql.Statement;
      import java.util.Properties;

      /** Answers the platform's probes: /healthz while the process is up, /readyz while the database answers as well. */
      public final class %CLASS% extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private static final int TIMEOUT_SECONDS = 2;

        private final String databaseUrl;
        private final Properties login = new Properties();

        %CLASS%(%PARAMETERS%) {
          this.databaseUrl = databaseUrl;
      %LOGIN%
          if (databaseUrl.contains(":postgresql:")) {
            // Without these a probe would hang as long as the network lets it.
            login.setProperty("loginTimeout", String.valueOf(TIMEOUT_SECONDS));
            login.setProperty("socketTimeout", String.valueOf(TIMEOUT_SECONDS));
          }
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
          response.setContentType("text/plain");
          response.setCharacterEncoding("UTF-8");
          response.setHeader("Cache-Control", "no-store");
          if (request.getServletPath().endsWith("/readyz")) {
            answerReady(response);
          } else {
            response.getWriter().print("up");
          }
        }

        private void answerReady(HttpServletResponse response) throws IOException {
          try (Connection connection = DriverManager.getDriver(databaseUrl).connect(databaseUrl, login);
              Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.execute("SELECT 1");
            response.getWriter().print("ready");
          } catch (SQLException e) {
            // The reason goes to the log; an anonymous client learns only that there is one.
            log("The database does not answer", e);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.getWriter().print("the database does not answer");
          }
        }
      }
      """;
}
