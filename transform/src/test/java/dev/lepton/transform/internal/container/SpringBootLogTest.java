package dev.lepton.transform.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spring Boot writes its log as JSON by a variable, where it can and nobody chose otherwise. */
class SpringBootLogTest {
  private static final String VARIABLE = "LOGGING_STRUCTURED_FORMAT_CONSOLE";
  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <parent>
          <groupId>org.springframework.boot</groupId>
          <artifactId>spring-boot-starter-parent</artifactId>
          <version>%s</version>
        </parent>
        <groupId>shop</groupId>
        <artifactId>shop</artifactId>
        <version>1</version>
        <dependencies>
          <dependency>
            <groupId>org.springframework.boot</groupId>
            <artifactId>spring-boot-starter-web</artifactId>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>org.springframework.boot</groupId>
              <artifactId>spring-boot-maven-plugin</artifactId>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  @TempDir Path directory;
  private Tree tree;

  @BeforeEach
  void open() throws IOException {
    tree = new Tree(Files.createDirectories(directory.resolve("shop")));
  }

  private String dockerfile(String version) {
    return tree.with("pom.xml", POM.formatted(version))
        .services()
        .get(0)
        .stack()
        .dockerfile(
            new ImageRequest("shop", "1", java.util.Optional.empty(), 8080, "/", BaseImages.any()));
  }

  @Test
  void fromTheVersionThatCan() {
    assertThat(dockerfile("3.5.0")).contains(VARIABLE + "=ecs");
  }

  @Test
  void notBefore() {
    assertThat(dockerfile("3.3.5")).doesNotContain(VARIABLE);
  }

  @Test
  void notWhereTheApplicationChoseItsOwn() {
    tree.with("src/main/resources/logback-spring.xml", "<configuration/>");

    assertThat(dockerfile("3.5.0")).doesNotContain(VARIABLE);
  }

  @Test
  void notWhereItsSettingsName() {
    tree.with("src/main/resources/application.yml", "logging:\n  pattern:\n    console: '%m%n'\n");

    assertThat(dockerfile("3.5.0")).doesNotContain(VARIABLE);
  }
}
