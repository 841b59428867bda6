package dev.lepton.assess.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.reference.script.ScriptLanguage;
import dev.lepton.assess.reference.script.ScriptProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyTest {
  private static final Provider JAVA = new JavaProvider();

  @TempDir Path folder;

  private TreeSet<String> ask(Provider provider, Map<String, Object> condition) {
    return Inputs.ask(provider, "dependency", folder, condition).places(0);
  }

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void poms() throws IOException {
    file(
        "pom.xml",
        """
        <project>
          <groupId>org.acme</groupId><artifactId>parent</artifactId><version>1</version>
          <properties><lib.version>2.5.0</lib.version></properties>
          <dependencyManagement><dependencies>
            <dependency>
              <groupId>org.lib</groupId><artifactId>managed</artifactId><version>3.1</version>
            </dependency>
          </dependencies></dependencyManagement>
        </project>
        """);
    file(
        "web/pom.xml",
        """
        <project>
          <parent>
            <groupId>org.acme</groupId><artifactId>parent</artifactId><version>1</version>
          </parent>
          <artifactId>web</artifactId>
          <dependencies>
            <dependency>
              <groupId>org.lib</groupId>
              <artifactId>core</artifactId>
              <version>${lib.version}</version>
            </dependency>
            <dependency>
              <groupId>org.lib</groupId>
              <artifactId>managed</artifactId>
            </dependency>
            <!-- <dependency><groupId>org.lib</groupId><artifactId>gone</artifactId></dependency> -->
            <dependency>
              <groupId>org.lib</groupId>
              <artifactId>mystery</artifactId>
            </dependency>
          </dependencies>
        </project>
        """);
  }

  @Test
  void aPropertyOfTheParentGivesTheVersion() throws IOException {
    poms();

    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "lowerbound", "2.5.0")))
        .containsExactly("web/pom.xml:9");
    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "lowerbound", "2.5.1"))).isEmpty();
    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "upperbound", "2.10"))).hasSize(1);
    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "upperbound", "2.4.9"))).isEmpty();
  }

  @Test
  void aManagedVersionCountsAndACommentDoesNot() throws IOException {
    poms();

    assertThat(ask(JAVA, Map.of("name", "org.lib.managed", "lowerbound", "3.0"))).hasSize(1);
    assertThat(ask(JAVA, Map.of("name", "org.lib.managed", "upperbound", "3.0"))).isEmpty();
    assertThat(ask(JAVA, Map.of("nameregex", "org\\.lib\\.gone"))).isEmpty();
  }

  @Test
  void anUnknownVersionLiesAboveZeroOnly() throws IOException {
    poms();

    assertThat(ask(JAVA, Map.of("name", "org.lib.mystery", "lowerbound", "0.0.0"))).hasSize(1);
    assertThat(ask(JAVA, Map.of("name", "org.lib.mystery", "lowerbound", "1.0"))).isEmpty();
    assertThat(ask(JAVA, Map.of("name", "org.lib.mystery", "upperbound", "9.0"))).isEmpty();
  }

  @Test
  void ofADependencyDeclaredTwiceTheLastCounts() throws IOException {
    String lib =
        "<dependency>\n<groupId>org.lib</groupId><artifactId>a</artifactId>"
            + "<version>%s</version></dependency>\n";
    file(
        "pom.xml",
        "<project><dependencies>\n"
            + lib.formatted("1.0")
            + lib.formatted("2.0")
            + "</dependencies></project>\n");

    assertThat(ask(JAVA, Map.of("name", "org.lib.a", "lowerbound", "0.0.0")))
        .containsExactly("pom.xml:5");
    assertThat(ask(JAVA, Map.of("name", "org.lib.a", "upperbound", "1.5"))).isEmpty();
  }

  @Test
  void gradleScriptsAndCataloguesAreRead() throws IOException {
    file(
        "build.gradle",
        """
        def libVersion = '2.0'
        dependencies {
          // implementation 'org.lib:gone:1'
          implementation "org.lib:core:${libVersion}"
          testImplementation group: 'org.lib', name: 'named', version: '1.5'
        }
        """);
    file(
        "gradle/libs.versions.toml",
        """
        [versions]
        cat = "4.2"
        [libraries]
        one = { module = "org.lib:cat", version.ref = "cat" }
        """);

    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "lowerbound", "2.0")))
        .containsExactly("build.gradle:4");
    assertThat(ask(JAVA, Map.of("name", "org.lib.named", "upperbound", "1.5")))
        .containsExactly("build.gradle:5");
    assertThat(ask(JAVA, Map.of("name", "org.lib.cat", "lowerbound", "4.2")))
        .containsExactly("gradle/libs.versions.toml:4");
    assertThat(ask(JAVA, Map.of("nameregex", ".*gone"))).isEmpty();
  }

  @Test
  void otherTechnologiesHaveTheirOwnFilesAndOrders() throws IOException {
    file("package.json", "{\n \"dependencies\": {\n  \"left\": \"^4.0.0-rc.1\"\n }\n}\n");
    file("go.mod", "module x\n\nrequire (\n\texample.org/lib v1.2.3\n)\n");
    file("requirements.txt", "# lib==1\nlib==2.0rc1\n");
    file(
        "a.csproj",
        "<Project>\n<PackageReference Include=\"Lib\" Version=\"5.1\" />\n</Project>\n");

    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.NODEJS),
                Map.of("name", "left", "upperbound", "3.9")))
        .isEmpty();
    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.NODEJS),
                Map.of("name", "left", "upperbound", "4.0.0")))
        .containsExactly("package.json:3");
    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.GO),
                Map.of("name", "example.org/lib", "lowerbound", "1.2.3")))
        .containsExactly("go.mod:4");
    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.PYTHON),
                Map.of("name", "lib", "lowerbound", "2.0")))
        .isEmpty();
    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.CSHARP),
                Map.of("name", "Lib", "lowerbound", "5.0")))
        .containsExactly("a.csproj:2");
  }

  private static Provider named(String name) {
    return Providers.all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void composersLockFileSettlesVersionsAndBringsAlong() throws IOException {
    file(
        "composer.json",
        """
        {
          "name": "acme/shop",
          "require": {
            "php": ">=7.4",
            "ext-json": "*",
            "symfony/http-kernel": "^5.0",
            "acme/branch": "dev-main"
          },
          "require-dev": { "phpunit/phpunit": "9.5.0" }
        }
        """);
    file(
        "composer.lock",
        """
        {
          "packages": [
            { "name": "symfony/http-kernel", "version": "v5.4.20" },
            { "name": "psr/log", "version": "1.1.4" }
          ]
        }
        """);
    Provider php = named("php");

    assertThat(ask(php, Map.of("name", "symfony/http-kernel", "lowerbound", "5.4.20")))
        .containsExactly("composer.json:6");
    assertThat(ask(php, Map.of("name", "symfony/http-kernel", "upperbound", "5.4.19"))).isEmpty();
    assertThat(ask(php, Map.of("name", "phpunit/phpunit", "upperbound", "9.5")))
        .containsExactly("composer.json:9");
    assertThat(ask(php, Map.of("name", "psr/log", "lowerbound", "1.1.0")))
        .containsExactly("composer.lock:4");
    assertThat(ask(php, Map.of("nameregex", "^(php|ext-json|acme/shop)$"))).isEmpty();
    assertThat(ask(php, Map.of("name", "acme/branch", "lowerbound", "1.0"))).isEmpty();
  }

  @Test
  void gemsAreFoundInTheVersionThatTheLockFileSettlesOn() throws IOException {
    file(
        "Gemfile",
        """
        source "https://rubygems.org"
        # gem "gone", "1.0"
        gem "rails", "~> 6.0"
        gem 'puma' # a server
        gem "edge", "7.1.0.beta1"
        """);
    file(
        "Gemfile.lock",
        """
        GEM
          remote: https://rubygems.org/
          specs:
            nokogiri (1.13.10-x86_64-linux)
            puma (5.6.4)
              nio4r (~> 2.0)
            rails (6.1.7)

        DEPENDENCIES
          puma
        """);
    Provider ruby = named("ruby");

    assertThat(ask(ruby, Map.of("name", "rails", "lowerbound", "6.1.7")))
        .containsExactly("Gemfile:3");
    assertThat(ask(ruby, Map.of("name", "puma", "upperbound", "5.6.4")))
        .containsExactly("Gemfile:4");
    assertThat(ask(ruby, Map.of("name", "nokogiri", "upperbound", "1.13.10")))
        .containsExactly("Gemfile.lock:4");
    assertThat(ask(ruby, Map.of("name", "edge", "lowerbound", "7.1.0"))).isEmpty();
    assertThat(ask(ruby, Map.of("nameregex", "^(gone|nio4r)$"))).isEmpty();
  }

  @Test
  void requirementsLeadToFilesTheyNameAndProjectsHaveGroups() throws IOException {
    file("requirements.txt", "-r deps/base.in\n-r nowhere.txt\n");
    file("deps/base.in", "first==1.5\n-r ../requirements.txt\n");
    file(
        "pyproject.toml",
        """
        [project.optional-dependencies]
        pdf = ["second==1.5"]
        [dependency-groups]
        test = [
          "third==1.5",
        ]
        [tool.poetry.group.dev.dependencies]
        fourth = { version = "1.5", extras = ["x"] }
        """);

    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.PYTHON),
                Map.of("nameregex", "^(first|second|third|fourth)$", "lowerbound", "1.5")))
        .containsExactly(
            "deps/base.in:1", "pyproject.toml:2", "pyproject.toml:5", "pyproject.toml:8");
  }
}
