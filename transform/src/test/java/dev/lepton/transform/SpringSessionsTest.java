package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.bundle.Bundle.WorkItem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions of Spring Boot leave the memory only where the store and what is stored are known. */
class SpringSessionsTest {
  private static final String RULE = "lepton-java-session-0010";
  private static final String POM =
      """
      <project><parent><groupId>org.springframework.boot</groupId>
        <artifactId>spring-boot-starter-parent</artifactId>
        <version>%s.0</version></parent>
        <groupId>g</groupId><artifactId>app</artifactId><version>1</version>
        <dependencies>
          <dependency>
            <groupId>org.springframework.boot</groupId>
            <artifactId>spring-boot-starter-%s</artifactId>
          </dependency>
        </dependencies>
        <build><plugins><plugin><artifactId>maven-shade-plugin</artifactId></plugin></plugins></build>
      </project>
      """;

  @TempDir Path directory;

  private Bundle transform(String boot, String starter, String put) {
    return new Workspace(directory)
        .with("Procfile", "web: java -jar app.jar\n")
        .withJava(
            "src/main/java/Web.java",
            "class Web {\n  void go(Session s, String name, User user) {\n    "
                + put
                + "\n  }\n}\n")
        .with("src/main/java/User.java", "class User {}\n")
        .with("pom.xml", POM.formatted(boot, starter))
        .finding(RULE, "src/main/java/Web.java", "setAttribute")
        .transform();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "3.5 | jdbc | s.setAttribute(\"user\", user); | Whether user",
        "3.5 | jdbc | s.setAttribute(\"user\", find(name)); | Whether find(name)",
        "3.5 | web | s.setAttribute(\"name\", name); | neither Redis nor a database",
        "1.5 | jdbc | s.setAttribute(\"name\", name); | Spring Boot 2 and 3",
      })
  void whatIsNotToldStays(String boot, String starter, String put, String reason) {
    Bundle bundle = transform(boot, starter, put);

    assertThat(bundle.changes()).isEmpty();
    assertThat(bundle.workItems())
        .filteredOn(item -> item.rule().equals(RULE))
        .singleElement()
        .extracting(WorkItem::why)
        .asString()
        .contains(reason);
  }

  @Test
  void redisIsTakenWhereItIs() {
    transform("2.7", "data-redis", "s.setAttribute(\"name\", name);");
    Workspace changed = new Workspace(directory);

    assertThat(changed.changed("pom.xml"))
        .contains("<artifactId>spring-session-data-redis</artifactId>");
    assertThat(changed.changed("src/main/resources/application.properties"))
        .isEqualTo("spring.session.store-type=redis\n");
  }
}
