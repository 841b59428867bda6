package dev.lepton.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.findings.RuleGroup;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigRulesTest {
  @TempDir private Path folder;
  private Sources sources;

  @BeforeEach
  void createSources() {
    sources = new Sources(folder);
  }

  @Test
  void secretsInEveryFormatAreFoundOnTheirLine() {
    sources
        .file(
            "application.properties",
            "# db.password=no\nserver.port=8081\nspring.datasource.password=tiger-7\n")
        .file(
            "application.yml",
            "spring:\n  datasource:\n    username: scott\n    password: tiger-7\n")
        .file("config.json", "{\n  \"mail\": {\"apiKey\": \"k-123\"}\n}\n")
        .file(
            "context.xml",
            "<Context>\n"
                + "  <Resource name=\"jdbc/shop\"\n"
                + "      password=\"tiger-7\"/>\n"
                + "  <secret>\n"
                + "    s-1\n"
                + "  </secret>\n"
                + "</Context>\n")
        .file(".env", "export DB_PASSWORD='tiger-7'\n");
    assertThat(sources.found(RuleGroup.SECRETS_IN_FILES))
        .containsExactly(
            ".env:1",
            "application.properties:3",
            "application.yml:4",
            "config.json:2",
            "context.xml:2",
            "context.xml:5");
  }

  @Test
  void noSnippetShowsASecret() {
    sources
        .file("a.properties", "mail.password = tiger-7\nurl=postgresql://scott:tiger-7@db/shop\n")
        .file("b.yml", "password: \"tiger-7\" # tiger\n")
        .file("c.xml", "<a><password>tiger-7</password></a>\n")
        .file("D.java", "class D { String password = \"tig\\u0065r-7\"; }\n");
    assertThat(sources.assess().findings())
        .hasSize(5)
        .allSatisfy(
            finding -> {
              assertThat(finding.snippet())
                  .contains("***")
                  .doesNotContain("ger-7")
                  .doesNotContain("tig\\u");
            });
  }

  @Test
  void referencesPlaceholdersAndSamplesAreNoSecrets() {
    sources
        .file(
            "application.properties",
            "password=${DB_PASSWORD}\napi.key=\nlogin.password=env:SHOP_PASSWORD\n")
        .file(
            "values.yaml",
            "password: vault:secret/shop#password\nsecret: \"{{ .Values.secret }}\"\n")
        .file("messages_de.properties", "login.password=Passwort\n")
        .file(".env.example", "DB_PASSWORD=tiger-7\n")
        .file("package-lock.json", "{\"password\": \"tiger-7\"}\n");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void aJdbcUrlInADescriptorNeedsAPerson() {
    sources.file(
        "META-INF/persistence.xml",
        "<persistence>\n"
            + "<property name=\"javax.persistence.jdbc.url\""
            + " value=\"jdbc:oracle:thin:@db:1521:x\"/>\n"
            + "</persistence>");
    assertThat(sources.found())
        .containsExactly("META-INF/persistence.xml:2 lepton-platform-config-0010");
    assertThat(sources.assess().findings().get(0).machineFixable()).isFalse();
  }

  @Test
  void fileAppendersAreLoggingToFiles() {
    sources
        .file(
            "logback.xml",
            "<configuration>\n"
                + "<appender name=\"F\" class=\"ch.qos.logback.core.FileAppender\"/>\n"
                + "<appender name=\"C\""
                + " class=\"ch.qos.logback.core.ConsoleAppender\"/></configuration>")
        .file("application.yml", "logging:\n  file:\n    name: /var/log/shop.log\n");
    assertThat(sources.found())
        .containsExactly(
            "application.yml:1 lepton-java-logging-0030", "logback.xml:2 lepton-java-logging-0010");
  }

  @Test
  void developmentCommandsAndDebugSwitchesAreFound() {
    sources
        .file("Procfile", "web: python manage.py runserver 0.0.0.0:8000\n")
        .file(
            "package.json",
            "{\"scripts\": {\n  \"start\": \"nodemon app.js\",\n  \"dev\": \"nodemon app.js\"}}")
        .file(".flaskenv", "FLASK_DEBUG=1\n")
        .file("Dockerfile", "FROM python:3.13\nENV FLASK_DEBUG=0\nCMD [\"flask\", \"run\"]\n");
    assertThat(sources.found())
        .containsExactly(
            ".flaskenv:1 lepton-python-config-0030",
            "Dockerfile:1 lepton-platform-docker-0010",
            "Procfile:1 lepton-python-lifecycle-0020",
            "package.json:2 lepton-nodejs-lifecycle-0050");
  }

  @Test
  void endedRuntimesAndFrameworksAreFound() {
    sources
        .file(
            "pom.xml",
            """
            <project><parent>
              <groupId>org.springframework.boot</groupId>
              <artifactId>spring-boot-starter-parent</artifactId>
              <version>2.7.18</version>
            </parent><properties>
              <java.version>1.7</java.version>
            </properties></project>
            """)
        .file("runtime.txt", "python-3.9.2\n")
        .file("docker/Dockerfile", "FROM docker.example/library/node:16-alpine\n")
        .file("pyproject.toml", "[project]\nrequires-python = \">=3.8\"\n");
    assertThat(sources.found(RuleGroup.END_OF_LIFE))
        .containsExactly("docker/Dockerfile:1", "pom.xml:4", "pom.xml:6", "runtime.txt:1");
  }

  @Test
  void maintainedRuntimesAreNoFinding() {
    sources
        .file(
            "pom.xml",
            "<project><properties><maven.compiler.release>17</maven.compiler.release></properties></project>")
        .file(".python-version", "3.13.1\n")
        .file(".nvmrc", "v24\n")
        .file(".java-version", "1.8\n");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void shippedNativeLibrariesAreFound() {
    sources.file("lib/scan.so.1", "x").file("App.java", "class App {}");
    assertThat(sources.found()).containsExactly("lib/scan.so.1:1 lepton-java-platform-0010");
  }
}
