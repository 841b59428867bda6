package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSettingsTest {

  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(directory);
  }

  @Test
  void aConnectionUrlBecomesALookupWithTheOldValueAsDefault() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              // where the data is
              private static final String URL = "jdbc:postgresql://db:5432/shop"; // old
            }
            """)
        .finding("lepton-java-config-0030", "A.java", "URL");

    workspace.transform();

    assertThat(workspace.changed("A.java"))
        .isEqualTo(
            """
            class A {
              // where the data is
              private static final String URL = System.getenv().getOrDefault("DATABASE_URL", "jdbc:postgresql://db:5432/shop"); // old
            }
            """);
  }

  @Test
  void aPasswordIsDemandedAndHasNoDefault() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final String DB_PASSWORD = "s3cret!";
            }
            """)
        .finding("lepton-java-secret-0010", "A.java", "PASSWORD");

    Bundle bundle = workspace.transform();

    assertThat(workspace.changed("A.java"))
        .contains(
            "DB_PASSWORD = java.util.Objects.requireNonNull(System.getenv(\"DATABASE_PASSWORD\"),")
        .doesNotContain("s3cret!");
    assertThat(bundle.launch().settings()).containsEntry("DATABASE_PASSWORD", "");
  }

  @Test
  void aPortNumberIsParsed() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              int port() {
                return new java.net.InetSocketAddress(8_080).getPort();
              }
            }
            """)
        .finding("lepton-java-config-0050", "A.java", "8_080");

    workspace.transform();

    assertThat(workspace.changed("A.java"))
        .contains(
            "InetSocketAddress(Integer.parseInt(System.getenv().getOrDefault(\"PORT\", \"8080\")))");
  }

  @Test
  void theUserBesideALiftedUrlIsLiftedToo() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              private static final String URL = "jdbc:postgresql://db/shop";
              private static final String WHO = "shopkeeper";
              private static final String KEY = "s3cret!";
              java.sql.Connection open() throws java.sql.SQLException {
                return java.sql.DriverManager.getConnection(URL, WHO, KEY);
              }
            }
            """)
        .finding("lepton-java-config-0030", "A.java", "URL =");

    workspace.transform();

    assertThat(workspace.changed("A.java"))
        .contains(
            "WHO = System.getenv().getOrDefault(\"DATABASE_USER\", \"shopkeeper\");",
            "KEY = java.util.Objects.requireNonNull(System.getenv(\"DATABASE_PASSWORD\"),");
  }

  @Test
  void anUploadFolderKeepsTheSlashThatNamesAreGluedTo() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final String FOLDER = "/srv/uploads/";
              java.io.File file(String name) {
                return new java.io.File(FOLDER + name);
              }
            }
            """)
        .finding("lepton-java-config-0090", "A.java", "FOLDER =");

    Bundle bundle = workspace.transform();

    assertThat(workspace.changed("A.java"))
        .contains(
            "FOLDER = System.getenv().getOrDefault(\"UPLOAD_DIR\", \"/srv/uploads\") + \"/\";");
    assertThat(bundle.launch().settings()).containsEntry("UPLOAD_DIR", "/srv/uploads");
  }

  @Test
  void aLogFolderBehindTwoConstantsIsFound() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final String DIRECTORY = "logs";
              static final String FILE = DIRECTORY + "/shop.log";
              Object open() throws java.io.IOException {
                return new java.util.logging.FileHandler(FILE, true);
              }
            }
            """)
        .finding("lepton-java-config-0090", "A.java", "new java.util.logging");

    workspace.transform();

    assertThat(workspace.changed("A.java"))
        .contains(
            "DIRECTORY = System.getenv().getOrDefault(\"LOG_DIR\", \"logs\");",
            "FILE = DIRECTORY + \"/shop.log\";");
  }

  @Test
  void aUrlPutTogetherFromPartsIsOneSetting() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final String HOST = "db";
              static final String URL = "jdbc:postgresql://" + HOST + "/shop";
            }
            """)
        .finding("lepton-java-config-0030", "A.java", "URL =");

    workspace.transform();

    assertThat(workspace.changed("A.java"))
        .contains(
            "URL = System.getenv().getOrDefault(\"DATABASE_URL\", \"jdbc:postgresql://\" + HOST + \"/shop\");");
  }

  @Test
  void aUrlWithAPasswordInItHasNoDefault() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final String URL = "jdbc:postgresql://db/shop?user=a&password=s3cret!";
            }
            """)
        .finding("lepton-java-config-0030", "A.java", "URL =");

    Bundle bundle = workspace.transform();

    assertThat(workspace.changed("A.java"))
        .contains("URL = java.util.Objects.requireNonNull(System.getenv(\"DATABASE_URL\"),")
        .doesNotContain("s3cret!");
    assertThat(bundle.changes().get(0).diff())
        .contains("password=****\"")
        .doesNotContain("s3cret!");
  }

  @Test
  void twoDifferentUrlsGetTwoSettings() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final String URL = "jdbc:postgresql://db/shop";
              static final String REPORTING_URL = "jdbc:postgresql://db/reporting";
            }
            """)
        .finding("lepton-java-config-0030", "A.java", " URL =")
        .finding("lepton-java-config-0030", "A.java", "REPORTING_URL =");

    Bundle bundle = workspace.transform();

    assertThat(bundle.launch().settings()).containsKeys("DATABASE_URL", "REPORTING_URL");
  }

  @Test
  void aConstantOfAnInterfaceCompiles() {
    workspace
        .withJava(
            "A.java",
            """
            interface A {
              String URL = "jdbc:postgresql://db/shop";
            }
            """)
        .finding("lepton-java-config-0030", "A.java", "URL =");

    workspace.transform();

    assertThat(workspace.changed("A.java"))
        .contains("System.getenv().getOrDefault(\"DATABASE_URL\", \"jdbc:postgresql://db/shop\");");
    assertThat(
            Compiler.complaints(workspace.bundle().resolve("source"), directory.resolve("classes")))
        .isEmpty();
  }

  @Test
  void lineEndsAndIndentationStayAsTheyWere() {
    workspace
        .withJava(
            "A.java", "class A {\r\n    int port() {\r\n        return 8080;\r\n    }\r\n}\r\n")
        .finding("lepton-java-config-0050", "A.java", "8080");

    workspace.transform();

    assertThat(workspace.changed("A.java").replace("\r\n", "")).doesNotContain("\n");
    assertThat(workspace.changed("A.java")).contains("\r\n        return Integer.parseInt(");
  }

  @Test
  void aFileOfAnOlderEncodingLosesNoByte() {
    byte[] latin =
        "class A {\n  // Grüße\n  int port = 8080;\n}\n"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    workspace
        .withJava("B.java", "class B {}\n")
        .with("A.java", latin)
        .finding("lepton-java-config-0050", "A.java", "8080");

    workspace.transform();

    assertThat(workspace.changed("A.java")).contains("// Grüße\n  int port = Integer.parseInt(");
  }

  @Test
  void nothingIsChangedWhereTheAssessmentSawNoNeed() {
    workspace.withJava("A.java", "class A {\n  int answer = 4242;\n}\n");

    Bundle bundle = workspace.transform();

    assertThat(bundle.changes()).isEmpty();
    assertThat(workspace.changed("A.java")).isEqualTo("class A {\n  int answer = 4242;\n}\n");
  }

  @Test
  void aDefaultThatIsOnlyADefaultIsRecognisedThroughItsConstant() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final String FILE = setting("LOG_FILE", "a.log");
              Object open() throws java.io.IOException {
                return new java.util.logging.FileHandler(FILE);
              }
              static String setting(String name, String other) {
                return System.getenv(name) == null ? other : System.getenv(name);
              }
            }
            """)
        .finding("lepton-java-config-0090", "A.java", "new java.util");

    Bundle bundle = workspace.transform();

    assertThat(bundle.changes()).isEmpty();
    assertThat(bundle.workItems()).isEmpty();
    assertThat(bundle.launch().settings()).containsEntry("LOG_FILE", "a.log");
  }
}
