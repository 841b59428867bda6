package dev.lepton.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.findings.RuleGroup;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaRulesTest {
  @TempDir private Path folder;
  private Sources sources;

  @BeforeEach
  void createSources() {
    sources = new Sources(folder);
  }

  private void expectMarked(String java) {
    sources.file("src/main/java/a/A.java", "package a;\n" + java);
    assertThat(sources.found()).isEqualTo(sources.marked()).isNotEmpty();
  }

  @Test
  void aJdbcUrlJoinedFromPartsIsFoundWhereItBegins() {
    expectMarked(
        """
        class A {
          static final String HOST = "db.acme.example";
          static final String URL = "jdbc:mysql://db.acme.example" //! lepton-java-config-0030
              + "/" + HOST;
        }
        """);
  }

  @Test
  void aJdbcUrlOfConfiguredPartsIsNotFixed() {
    sources.file(
        "A.java",
        "class A { String url(String host) { return \"jdbc:postgresql://\" + host + \"/shop\"; }"
            + " }");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void aDefaultThatIsAssignedWhenTheEnvironmentIsSilentIsNotFixed() {
    sources.file(
        "A.java",
        """
        class A {
          String url() {
            String url = System.getenv("DATABASE_URL");
            if (url == null) {
              url = "jdbc:postgresql://localhost/shop";
            }
            String other = System.getenv("B") != null ? System.getenv("B") : "jdbc:postgresql://b/shop";
            return url + other;
          }
        }
        """);
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void anInMemoryDatabaseNeedsNoAddress() {
    sources.file("A.java", "class A { String url = \"jdbc:h2:mem:test\"; }");
    assertThat(sources.found(RuleGroup.DATABASE_ADDRESS)).isEmpty();
  }

  @Test
  void credentialsOfDataSourcesAndPropertiesAreFound() {
    expectMarked(
        """
        import com.zaxxer.hikari.HikariConfig;
        import java.util.Properties;
        class A {
          void configure(HikariConfig config, Properties properties) {
            config.setUsername("app");
            config.setPassword("x7-long"); //! lepton-java-secret-0010
            properties.setProperty("password", "x8-long"); //! lepton-java-secret-0010
            properties.setProperty("user.timezone", "UTC");
          }
        }
        """);
  }

  @Test
  void anEphemeralPortIsNotFixed() {
    sources.file(
        "A.java", "class A { void open() throws Exception { new java.net.ServerSocket(0); } }");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void aLowPortNeedsRoot() {
    expectMarked(
        """
        import java.net.InetSocketAddress;
        class A {
          InetSocketAddress address = new InetSocketAddress("0.0.0.0", 80); //! lepton-java-config-0060
        }
        """);
  }

  @Test
  void hostsThatOnlyExistInTheOldNetworkAreFound() {
    expectMarked(
        """
        class A {
          String stock = "http://stock.acme.local/v1"; //! lepton-java-config-0020
          String mail = "smtp://192.168.7.9:25"; //! lepton-java-config-0020
          String smtpHost = "mailserver"; //! lepton-java-config-0060
          String pay = "https://api.payments.example.com/v1";
          String namespace = "http://www.w3.org/2001/XMLSchema";
          String bindHost = "0.0.0.0";
          String message = "Listening on http://localhost:8080";
        }
        """);
  }

  @Test
  void absolutePathsAreFoundAndRoutesAreNot() {
    expectMarked(
        """
        class A {
          static final String INVOICES = "/var/lib/acme/invoices"; //! lepton-java-platform-0110
          static final String EXPORT = "D:\\\\export"; //! lepton-java-platform-0100
          static final String SHARE = "\\\\\\\\files\\\\prices"; //! lepton-java-platform-0100
          static final String PATTERN = "\\\\\\\\u[0-9]";
          static final String PATH = "/api/orders";
          static final String ROOT = "/";
        }
        """);
  }

  @Test
  void aRelativePathThatIsWrittenToIsFixed() {
    expectMarked(
        """
        import java.nio.file.*;
        class A {
          void store() throws Exception {
            Files.writeString(Path.of("data/today.txt"), ""); //! lepton-java-storage-0020
          }
        }
        """);
  }

  @Test
  void aRelativePathIsNoFindingWhereNothingIsWritten() {
    sources.file(
        "A.java", "class A { Object page = java.nio.file.Path.of(\"pages/start.html\"); }");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void lookingForASessionDoesNotMakeOne() {
    expectMarked(
        """
        import jakarta.servlet.http.*;
        class A {
          Object look(HttpServletRequest request) {
            HttpSession session = request.getSession(false);
            request.setAttribute("a", 1);
            session.setAttribute("user", 1); //! lepton-java-session-0010
            return request.getSession();
          }
          Object other(Mail mail) { return mail.getSession(); }
          interface Mail { Object getSession(); }
        }
        """);
  }

  @Test
  void uploadedPartsWrittenToDiskAreFound() {
    expectMarked(
        """
        import javax.servlet.http.*;
        class A {
          void take(HttpServletRequest request) throws Exception {
            request.getPart("file").write("/srv/incoming/file"); //! lepton-java-storage-0060
          }
        }
        """);
  }

  @Test
  void aWriterOntoALocalFileIsFound() {
    expectMarked(
        """
        import java.io.*;
        class A {
          Writer audit() throws IOException { return new FileWriter("audit.log", true); } //! lepton-java-storage-0010
          Writer report() throws IOException { return new FileWriter("catalog.csv"); } //! lepton-java-storage-0010
        }
        """);
  }

  @Test
  void timersAndAnnotatedJobsAreFound() {
    expectMarked(
        """
        import java.util.Timer;
        import org.springframework.scheduling.annotation.Scheduled;
        class A {
          @Scheduled(cron = "0 0 2 * * *") //! lepton-java-schedule-0010
          void nightly() {}
          void start() {
            Timer timer = new Timer(); //! lepton-java-schedule-0030
            timer.schedule(null, 1000);
          }
        }
        """);
  }

  @Test
  void ownTypesOfTheSameNameAreNotTheLibrarys() {
    sources
        .file(
            "a/Timer.java", "package a;\nclass Timer { void schedule(Object job, int delay) {} }\n")
        .file(
            "a/A.java",
            "package a;\n"
                + "import java.util.*;\n"
                + "class A { void start() { new Timer().schedule(null, 5); } }\n");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void wildcardImportsAreUnderstood() {
    expectMarked(
        """
        import java.util.*;
        import java.util.logging.*;
        class A {
          Object handler() throws Exception { return new FileHandler("a.log"); } //! lepton-java-logging-0040
        }
        """);
  }

  @Test
  void nativeCodeIsFound() {
    expectMarked(
        """
        class A {
          static { System.loadLibrary("scanner"); } //! lepton-java-platform-0010
          native int scan(); //! lepton-java-platform-0010
          void load() { loadLibrary("x"); }
          void loadLibrary(String name) {}
        }
        """);
  }

  @Test
  void multicastAndRemoteObjectsAreFound() {
    expectMarked(
        """
        import java.net.MulticastSocket;
        import java.rmi.Naming; //! lepton-java-remoting-0020
        class A {
          Object join() throws Exception { return new MulticastSocket(7800); } //! lepton-java-cluster-0010
        }
        """);
  }

  @Test
  void aShutdownHookAndAHealthRouteAreEnough() {
    sources.file(
        "A.java",
        """
        import java.net.ServerSocket;
        class A {
          public static void main(String[] args) throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread());
            new ServerSocket(Integer.parseInt(System.getenv("PORT")));
            route("/health");
          }
          static void route(String path) {}
        }
        """);
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void aLibraryOwesNoHealthEndpoint() {
    sources.file("A.java", "class A { int twice(int n) { return 2 * n; } }");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void whatFollowsASyntaxErrorIsStillRead() {
    sources.file(
        "src/main/java/a/A.java",
        """
        package a;
        class A {
          void broken( { int x = ; }
          void open() throws Exception {
            java.sql.DriverManager.getConnection("jdbc:postgresql://db/shop"); //! lepton-java-config-0030 lepton-java-config-0040
          }
        }
        """);
    assertThat(sources.found()).isEqualTo(sources.marked()).isNotEmpty();
    assertThat(sources.assess().notAnalysed())
        .anyMatch(note -> note.startsWith("src/main/java/a/A.java:3: does not parse"));
  }
}
