package dev.lepton.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Profile.Technology;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  @TempDir private Path folder;
  private Sources sources;

  @BeforeEach
  void createSources() {
    sources = new Sources(folder);
  }

  private Profile profile() {
    return sources.assess().profile();
  }

  @Test
  void aFlaskServiceIsRecognised() {
    sources
        .file(
            "app.py",
            "from flask import Flask\n"
                + "app = Flask(__name__)\n"
                + "if __name__ == '__main__':\n"
                + "    app.run(port=5050)\n")
        .file(
            "requirements.txt",
            "# web\nFlask[async]==3.1.3 ; python_version > '3.8'\npsycopg2-binary>=2.9\n");
    Profile profile = profile();
    assertThat(profile.frameworks())
        .containsExactly(new Technology("Flask", Optional.of("3.1.3"), "requirements.txt:2"));
    assertThat(profile.databases())
        .containsExactly(new Technology("PostgreSQL", Optional.of("2.9"), "requirements.txt:3"));
    assertThat(profile.buildTool()).contains("pip");
    assertThat(profile.entryPoint()).contains("app.py");
    assertThat(profile.port()).contains(5050);
  }

  @Test
  void flaskListensOn5000UnlessToldOtherwise() {
    sources.file("app.py", "import flask\napp = flask.Flask(__name__)\napp.run()\n");
    assertThat(profile().port()).contains(5000);
  }

  @Test
  void aSpringBootApplicationIsRecognised() {
    sources
        .file(
            "build.gradle",
            """
            plugins {
              id 'org.springframework.boot' version '3.5.0'
            }
            // implementation 'com.mysql:mysql-connector-j:1.0'
            sourceCompatibility = '17'
            dependencies {
              implementation 'org.springframework.boot:spring-boot-starter-web'
              runtimeOnly("org.mariadb.jdbc:mariadb-java-client:3.4.0")
            }
            """)
        .file("src/main/resources/application.yml", "server:\n  port: ${PORT:8085}\n")
        .file(
            "src/main/java/a/Tool.java",
            "package a; class Tool { public static void main(String[] a) {} }")
        .file(
            "src/main/java/a/b/Shop.java",
            """
            package a.b;
            import org.springframework.boot.autoconfigure.SpringBootApplication;
            @SpringBootApplication
            public class Shop { public static void main(String... a) {} }
            """);
    Profile profile = profile();
    assertThat(profile.frameworks())
        .containsExactly(new Technology("Spring Boot", Optional.of("3.5.0"), "build.gradle:2"));
    assertThat(profile.databases())
        .containsExactly(new Technology("MariaDB", Optional.of("3.4.0"), "build.gradle:8"));
    assertThat(profile.entryPoint()).contains("a.b.Shop");
    assertThat(profile.port()).contains(8085);
    assertThat(profile.runtimeVersion()).contains("17");
    assertThat(profile.buildTool()).contains("gradle");
  }

  @Test
  void theDeclaredMainClassGoesBeforeOthers() {
    sources
        .file(
            "pom.xml",
            "<project><build><plugins><plugin><configuration><mainClass>a.Second</mainClass></configuration></plugin></plugins></build></project>")
        .file(
            "src/main/java/a/First.java",
            "package a; class First { public static void main(String[] a) {} }")
        .file(
            "src/main/java/a/Second.java",
            "package a; class Second { public static void main(String[] a) {} }");
    assertThat(profile().entryPoint()).contains("a.Second");
  }

  @Test
  void thePortThatTheUserNamesGoesBeforeAllOthers() {
    sources.file("app.py", "import flask\nflask.Flask(__name__).run()\n");
    Profile profile = Sources.assess(Migrations.of(folder).port(9999)).profile();
    assertThat(profile.port()).contains(9999);
  }

  @Test
  void managedVersionsAreLookedUpInTheParent() {
    sources
        .file(
            "pom.xml",
            """
            <project><properties><pg>42.7.14</pg></properties>
              <dependencyManagement><dependencies><dependency>
                <groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>${pg}</version>
              </dependency></dependencies></dependencyManagement></project>
            """)
        .file(
            "web/pom.xml",
            """
            <project><dependencies>
              <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId></dependency>
            </dependencies></project>
            """);
    assertThat(profile().databases())
        .containsExactly(new Technology("PostgreSQL", Optional.of("42.7.14"), "web/pom.xml:2"));
  }

  @Test
  void databasesAreAlsoKnownByTheirUrls() {
    sources.file(
        "settings.py",
        "import os\n"
            + "X = 'mysql+pymysql://db/x'\n"
            + "Y = 'redis://cache:6379'\n"
            + "Z = 'see postgresql://'\n");
    assertThat(profile().databases())
        .extracting(Technology::name, Technology::evidence)
        .containsExactly(tuple("MySQL", "settings.py:2"), tuple("Redis", "settings.py:3"));
  }

  @Test
  void poetryAndPyprojectDependenciesAreRead() {
    sources.file(
        "pyproject.toml",
        """
        [project]
        requires-python = ">=3.12"
        dependencies = [
          "fastapi>=0.110",  # web
          "uvicorn[standard]",
        ]
        [tool.other]
        django = "4"
        """);
    assertThat(profile().frameworks())
        .extracting(Technology::name)
        .containsExactly("FastAPI", "Uvicorn");
    assertThat(profile().runtimeVersion()).contains("3.12");
  }

  @Test
  void languagesAreOrderedByTheirLines() {
    sources
        .file("a.js", "let a;\n\nlet b;\nlet c;\n")
        .file("b.py", "a = 1\n")
        .file("data.json", "{}\n")
        .file("node_modules/x/index.js", "let huge;\n");
    assertThat(profile().languages())
        .containsExactly(
            new Profile.Language("JavaScript", 1, 3), new Profile.Language("Python", 1, 1));
  }

  @Test
  void similarPackageNamesAreNotConfused() {
    sources.file(
        "package.json",
        "{\"dependencies\": {\"react-router\": \"^6.1.0\", \"express-session\": \"1.0.0\","
            + " \"pg-format\": \"1.0.0\"}}");
    assertThat(profile().frameworks()).isEmpty();
    assertThat(profile().databases()).isEmpty();
  }
}
