package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaConstantsTest {
  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(directory);
  }

  private void assertLeftToAPerson(Bundle bundle, String file, String reason) {
    assertThat(bundle.changes()).isEmpty();
    assertThat(workspace.changed(file)).isEqualTo(Workspace.read(workspace.source().resolve(file)));
    assertThat(bundle.workItems())
        .singleElement()
        .satisfies(item -> assertThat(item.why()).contains(reason));
  }

  @Test
  void aConstantInACaseLabelStaysOne() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final int PORT = 8080;
              boolean mine(int port) {
                switch (port) {
                  case PORT:
                    return true;
                  default:
                    return false;
                }
              }
            }
            """)
        .finding("lepton-java-config-0050", "A.java", "8080");

    assertLeftToAPerson(
        workspace.transform(),
        "A.java",
        "PORT is used where the language demands a compile-time constant (A.java:5)");
  }

  @Test
  void aConstantInAnAnnotationOfAnotherFileStaysOne() {
    workspace
        .withJava("A.java", "class A {\n  static final String FILES = \"/srv/files\";\n}\n")
        .with("B.java", "@SuppressWarnings(A.FILES)\nclass B {}\n")
        .finding("lepton-java-config-0090", "A.java", "FILES");

    assertLeftToAPerson(workspace.transform(), "A.java", "(B.java:1)");
  }

  @Test
  void aConstantThatAnotherConstantIsMadeOfStaysOne() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final String BASE = "/srv";
              static final String UPLOADS = BASE + "/uploads";
              @SuppressWarnings(UPLOADS) void f() {}
            }
            """)
        .finding("lepton-java-config-0090", "A.java", "BASE =");

    assertLeftToAPerson(workspace.transform(), "A.java", "UPLOADS is used");
  }

  @Test
  void aLiteralInsideAnAnnotationStaysOne() {
    workspace
        .withJava("A.java", "@SuppressWarnings(\"/srv/files\")\nclass A {}\n")
        .finding("lepton-java-config-0090", "A.java", "/srv");

    assertLeftToAPerson(workspace.transform(), "A.java", "compile-time constant");
  }

  @Test
  void aNarrowConstantStaysOne() {
    workspace
        .withJava("A.java", "class A {\n  short port = 8080;\n}\n")
        .finding("lepton-java-config-0050", "A.java", "8080");

    assertLeftToAPerson(workspace.transform(), "A.java", "narrowed to short");
  }

  @Test
  void aSecretThatMustStayIsShownInNoDocument() {
    workspace
        .withJava(
            "A.java",
            """
            class A {
              static final String PASSWORD = "s3cret!";
              @SuppressWarnings(PASSWORD) int port = 8080;
            }
            """)
        .finding("lepton-java-secret-0010", "A.java", "PASSWORD =")
        .finding("lepton-java-config-0050", "A.java", "8080");

    Bundle bundle = workspace.transform();

    assertThat(bundle.changes())
        .isNotEmpty()
        .allSatisfy(
            change ->
                assertThat(change.diff())
                    .contains("PASSWORD = \"****\"")
                    .doesNotContain("s3cret!"));
  }

  @Test
  void aLineWithoutALiteralBecomesWorkForAPerson() {
    workspace
        .withJava("A.java", "class A {\n  int port = Integer.getInteger(\"p\");\n}\n")
        .finding("lepton-java-config-0050", "A.java", "port");

    assertLeftToAPerson(workspace.transform(), "A.java", "literal");
  }

  @Test
  void aBareSchemeIsNoUrl() {
    workspace
        .withJava("A.java", "class A {\n  boolean b = \"x\".startsWith(\"jdbc:postgresql:\");\n}\n")
        .finding("lepton-java-config-0030", "A.java", "jdbc:");

    assertLeftToAPerson(workspace.transform(), "A.java", "literal");
  }
}
