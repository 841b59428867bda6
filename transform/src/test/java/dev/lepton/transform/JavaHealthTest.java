package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHealthTest {
  private static final String HEAD =
      """
      package shop;

      import javax.servlet.http.HttpServlet;
      import org.apache.catalina.Context;
      import org.apache.catalina.startup.Tomcat;

      class Main {
      """;

  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(directory);
  }

  private Workspace main(String body) {
    return workspace
        .withJava("src/shop/Main.java", HEAD + body + "}\n")
        .finding("lepton-java-health-0040", "src/shop/Main.java", "class Main");
  }

  private void assertCompiles() {
    assertThat(
            Compiler.complaints(workspace.bundle().resolve("source"), directory.resolve("classes")))
        .isEmpty();
  }

  @Test
  void theProbesAreRegisteredBehindTheOtherServlets() {
    main(
        """
          void start(Tomcat tomcat, HttpServlet page) throws Exception {
            Context context = tomcat.addContext("", null);
            Tomcat.addServlet(context, "page", page);
            context.addServletMappingDecoded("/", "page"); // the only page
            tomcat.start();
          }
        """);

    Bundle bundle = workspace.transform();

    assertThat(workspace.changed("src/shop/Main.java"))
        .contains(
            """
                context.addServletMappingDecoded("/", "page"); // the only page
                HealthServlet platformHealth = new HealthServlet();
                Tomcat.addServlet(context, "platform-health", platformHealth);
                context.addServletMappingDecoded("/healthz", "platform-health");
                context.addServletMappingDecoded("/readyz", "platform-health");
                tomcat.start();
            """
                .indent(0));
    assertThat(bundle.launch().healthPath()).isEqualTo("/readyz");
    assertCompiles();
  }

  @Test
  void aMethodThatRegistersWhateverItIsGivenIsNotRepeated() {
    main(
        """
          void start(Tomcat tomcat, HttpServlet page) {
            Context root = tomcat.addContext("", null);
            add(root, "a", page);
            add(root, "b", page);
          }

          static void add(Context context, String name, HttpServlet servlet) {
            Tomcat.addServlet(context, name, servlet);
            context.addServletMappingDecoded("/" + name, name);
          }
        """);

    workspace.transform();

    assertThat(workspace.changed("src/shop/Main.java"))
        .contains(
            """
                add(root, "b", page);
                HealthServlet platformHealth = new HealthServlet();
                Tomcat.addServlet(root, "platform-health", platformHealth);
            """
                .indent(0));
    assertCompiles();
  }

  @Test
  void aLoopRegistersTheProbesOnce() {
    main(
        """
          void start(Context context, java.util.Map<String, HttpServlet> servlets) {
            for (java.util.Map.Entry<String, HttpServlet> servlet : servlets.entrySet()) {
              Tomcat.addServlet(context, servlet.getKey(), servlet.getValue());
            }
          }
        """);

    workspace.transform();

    assertThat(workspace.changed("src/shop/Main.java"))
        .contains("}\n    HealthServlet platformHealth = new HealthServlet();");
    assertCompiles();
  }

  @Test
  void theDatabaseIsAskedWithTheSettingsOfTheApplication() {
    main("""
      private static final String URL = "jdbc:postgresql://db/shop";
      private static final String USER = "shopkeeper";
      private static final String PASSWORD = "s3cret!";

      java.sql.Connection open() throws java.sql.SQLException {
        return java.sql.DriverManager.getConnection(URL, USER, PASSWORD);
      }

      void start(Context context, HttpServlet page) {
        Tomcat.addServlet(context, "page", page);
      }
    """)
        .finding("lepton-java-config-0030", "src/shop/Main.java", "URL =");

    workspace.transform();

    assertThat(workspace.changed("src/shop/Main.java"))
        .contains("new HealthServlet(URL, USER, PASSWORD)");
    assertThat(workspace.changed("src/shop/HealthServlet.java")).contains("SELECT 1");
    assertCompiles();
  }

  @Test
  void settingsOfAnotherClassAreReadOnceMore() {
    main("""
      void start(Context context, HttpServlet page) {
        Tomcat.addServlet(context, "page", page);
      }
    """)
        .with(
            "src/shop/Database.java",
            """
            package shop;

            class Database {
              private static final String URL = "jdbc:postgresql://db/shop";

              java.sql.Connection open() throws java.sql.SQLException {
                return java.sql.DriverManager.getConnection(URL, "shopkeeper", "s3cret!");
              }
            }
            """)
        .finding("lepton-java-config-0030", "src/shop/Database.java", "URL =");

    workspace.transform();

    assertThat(workspace.changed("src/shop/Main.java"))
        .contains(
            "System.getenv().getOrDefault(\"DATABASE_URL\", \"jdbc:postgresql://db/shop\"),",
            "requireNonNull(System.getenv(\"DATABASE_PASSWORD\"), ");
    assertCompiles();
  }

  @Test
  void theContextsPathStandsBeforeTheProbes() {
    main(
        """
          void start(Tomcat tomcat, HttpServlet page) {
            Context context = tomcat.addContext("/shop", null);
            Tomcat.addServlet(context, "page", page);
          }
        """);

    assertThat(workspace.transform().launch().healthPath()).isEqualTo("/shop/readyz");
    assertThat(workspace.generated("manifests/deployment.yaml"))
        .contains("path: /shop/healthz\n", "path: /shop/readyz\n");
  }

  @Test
  void aClassOfTheSameNameIsKept() {
    main("""
      void start(Context context, HttpServlet page) {
        Tomcat.addServlet(context, "page", page);
      }
    """)
        .with("src/shop/HealthServlet.java", "package shop;\n\nclass HealthServlet {}\n");

    workspace.transform();

    assertThat(workspace.changed("src/shop/HealthServlet.java"))
        .isEqualTo("package shop;\n\nclass HealthServlet {}\n");
    assertThat(workspace.changed("src/shop/Main.java")).contains("new PlatformHealthServlet()");
    assertCompiles();
  }

  @Test
  void jettyIsKnownToo() {
    workspace
        .withJava(
            "Main.java",
            """
            import javax.servlet.http.HttpServlet;
            import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
            import org.eclipse.jetty.ee10.servlet.ServletHolder;

            class Main {
              void start(ServletContextHandler handler, HttpServlet page) {
                handler.addServlet(new ServletHolder(page), "/");
              }
            }
            """)
        .finding("lepton-java-health-0040", "Main.java", "class Main");

    workspace.transform();

    assertThat(workspace.changed("Main.java"))
        .contains(
            "org.eclipse.jetty.ee10.servlet.ServletHolder platformHealthHolder = new"
                + " org.eclipse.jetty.ee10.servlet.ServletHolder(platformHealth);",
            "handler.addServlet(platformHealthHolder, \"/readyz\");");
  }

  @Test
  void withoutAPlaceThatIsSafeAPersonDecides() {
    main("  void start(Runnable server) {\n    server.run();\n  }\n");

    Bundle bundle = workspace.transform();

    assertThat(bundle.changes()).isEmpty();
    assertThat(bundle.launch().healthPath()).isEqualTo("/");
    assertThat(bundle.workItems())
        .singleElement()
        .satisfies(item -> assertThat(item.where()).isEqualTo("src/shop/Main.java:7"));
  }
}
