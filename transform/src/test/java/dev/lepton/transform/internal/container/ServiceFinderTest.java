package dev.lepton.transform.internal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFinderTest {
  private static final String SERVER = "require('http').createServer().listen(%s);\n";

  @TempDir Path directory;
  private Tree tree;

  @BeforeEach
  void open() throws IOException {
    tree = new Tree(Files.createDirectories(directory.resolve("app")));
  }

  @Test
  void twoEntryPointsAreNamedWithTheirPlaces() {
    tree.with("shop.py", Tree.FLASK).with("admin.py", Tree.FLASK);

    assertThatThrownBy(tree::services)
        .asInstanceOf(type(LeptonException.class))
        .extracting(e -> e.problems().get(0))
        .satisfies(
            problem -> {
              assertThat(problem.what()).contains("shop:app (shop.py:2)", "admin:app (admin.py:2)");
              assertThat(problem.fix()).contains("--entry");
            });
  }

  @Test
  void aWorkerOfCeleryIsStartedAsTheProcfileSays() {
    tree.with("requirements.txt", "celery\n")
        .with("tasks.py", "from celery import Celery\napp = Celery('tasks')\n")
        .with(
            "Procfile",
            "worker: celery -A tasks worker -c 2\nslow: celery -A tasks worker -Q slow\n");

    assertThat(tree.services())
        .extracting(service -> String.join(" ", service.stack().command()))
        .containsExactlyInAnyOrder("celery -A tasks worker -c 2", "celery -A tasks worker -Q slow");
  }

  @Test
  void whatStartsOtherProgramsKeepsTheWholeImageOfPhp() {
    tree.with("index.php", "<?php\n$pdo->exec('x');\necho shell_exec('convert -version');\n");

    assertThat(dockerfile())
        .contains(
            "# Not upon a smaller base: index.php:3 starts another program",
            "ARG BASE_IMAGE=php:8.3-apache\n")
        .doesNotContain("RUNTIME_IMAGE");
  }

  @Test
  void phpIsTakenFromItsImageWithTheExtensionsInUse() {
    tree.with("composer.json", "{\"require\": {\"php\": \"7.4.*\", \"ext-gd\": \"*\"}}\n")
        .with("index.php", "<?php $pdo->exec('x'); curl_exec($c);\n");

    assertThat(dockerfile())
        .contains(
            "ARG RUNTIME_IMAGE=php:7.4-apache-bullseye\nARG BASE_IMAGE=debian:bullseye-slim\n",
            " && docker-php-ext-install gd \\\n && mkdir /runtime",
            "COPY --from=runtime /runtime/ /\n");
  }

  @Test
  void javaThatCannotLinkItsRuntimeSaysWhyItIsLarge() {
    tree.with(
            "pom.xml",
            "<project><artifactId>a</artifactId><version>1</version><properties>"
                + "<maven.compiler.release>8</maven.compiler.release></properties></project>")
        .with(
            "src/main/java/a/A.java",
            "package a;\nclass A { public static void main(String[] a) {} }\n");

    assertThat(dockerfile())
        .contains(
            "# Not upon a smaller base: Java 8 cannot link a runtime of what is needed.\n"
                + "FROM ${BASE_IMAGE}\n")
        .contains("ARG BASE_IMAGE=eclipse-temurin:8-jre\n");
  }

  private String dockerfile() {
    return tree.services()
        .get(0)
        .stack()
        .dockerfile(new ImageRequest("app", "1", Optional.empty(), 8080, "/", BaseImages.any()));
  }

  @Test
  void theUserChoosesAmongEntryPoints() {
    tree.with("shop.py", Tree.FLASK).with("admin.py", Tree.FLASK);

    assertThat(tree.services(Hints.none().withEntry("admin.py")))
        .singleElement()
        .satisfies(service -> assertThat(service.stack().command()).endsWith("admin:app"));
  }

  @Test
  void theUserChoosesOneServiceByItsFolder() {
    tree.with("a/requirements.txt", "flask\n")
        .with("a/app.py", Tree.FLASK)
        .with("b/requirements.txt", "flask\n")
        .with("b/app.py", Tree.FLASK);

    assertThat(tree.services(Hints.none().withEntry("b")))
        .extracting(Service::folder)
        .containsExactly("b");
  }

  @Test
  void anEntryThatIsNowhereIsAnsweredWithThoseThatAre() {
    tree.with("app.py", Tree.FLASK);

    assertThatThrownBy(() -> tree.services(Hints.none().withEntry("shop")))
        .asInstanceOf(type(LeptonException.class))
        .extracting(e -> e.problems().get(0).fix())
        .asString()
        .contains("app:app");
  }

  @Test
  void whatWasLookedForAndWhatIsMissingIsTold() {
    tree.with("package.json", "{}").with("lib.rs", "fn main() {}\n");

    assertThatThrownBy(tree::services)
        .asInstanceOf(type(LeptonException.class))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NOT_SUPPORTED);
              assertThat(e.problems())
                  .extracting(Problem::what)
                  .anySatisfy(what -> assertThat(what).contains("no start script"))
                  .anySatisfy(what -> assertThat(what).contains("Rust", "Go: a go.mod"));
            });
  }

  @Test
  void aGivenImageRunsWhatIsOfNoKnownKind() {
    tree.with("lib.rs", "fn main() {}\n");

    assertThat(tree.services(Hints.none().withImage("registry.example.org/app:1")))
        .singleElement()
        .satisfies(
            service ->
                assertThat(service.stack().readyImage()).contains("registry.example.org/app:1"));
  }

  @Test
  void theSecondOfTwoOnOnePortIsMovedWhereAVariableCan() {
    tree.with("a/package.json", "{}")
        .with("a/server.js", SERVER.formatted("3000"))
        .with("b/package.json", "{}")
        .with("b/server.js", SERVER.formatted("process.env.PORT || 3000"));

    assertThat(tree.services())
        .extracting(one -> one.port().orElseThrow())
        .containsExactly(3000, 3001);
  }

  @Test
  void aPortThatIsOnlyInTheCodeOfTwoIsRefusedNamingBoth() {
    tree.with("one/package.json", "{}")
        .with("one/server.js", SERVER.formatted("3000"))
        .with("two/package.json", "{}")
        .with("two/server.js", SERVER.formatted("3000"));

    assertThatThrownBy(tree::services)
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("one and two both listen on port 3000");
    assertThat(
            new ServiceFinder(() -> true)
                .findBeforeChange(SourceTree.scan(tree.root()), Hints.none()))
        .extracting(one -> one.port().orElseThrow())
        .containsExactly(3000, 3000);
  }

  @Test
  void aCrontabBesideWhatItStartsMeansItsOwnFolder() {
    tree.with("a/requirements.txt", "flask\n")
        .with("a/app.py", Tree.FLASK)
        .with("b/requirements.txt", "flask\n")
        .with("b/app.py", Tree.FLASK)
        .with("b/report.py", "print('report')\n")
        .with("b/cluster-crontab", "30 2 * * * python report.py\n");

    assertThat(tree.services())
        .filteredOn(one -> one.role() == Role.SCHEDULED)
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.folder()).isEqualTo("b");
              assertThat(job.name()).isEqualTo("b-report");
            });
  }

  @Test
  void namesAreLabelsAndUsedOnce() {
    tree.with("Shop_API/requirements.txt", "flask\n")
        .with("Shop_API/app.py", Tree.FLASK)
        .with("old/shop-api/requirements.txt", "flask\n")
        .with("old/shop-api/app.py", Tree.FLASK);

    assertThat(tree.services()).extracting(Service::name).containsExactly("shop-api", "shop-api-2");
  }

  @Test
  void aLinkThroughALinkIsNotFollowedOutOfTheTree() throws IOException {
    Files.writeString(directory.resolve("app.py"), Tree.FLASK);
    tree.with("index.html", "<p>hello</p>");
    Files.createSymbolicLink(tree.root().resolve("up"), directory);
    Files.createSymbolicLink(tree.root().resolve("app.py"), Path.of("up/app.py"));

    assertThat(tree.services()).extracting(Service::role).containsExactly(Role.STATIC);
  }

  @Test
  void aBuildContextOutsideOfTheTreeIsNotThisApplications() throws IOException {
    new Tree(directory).with("other/app.py", Tree.FLASK);
    tree.with("index.html", "<p>hello</p>")
        .with("compose.yaml", "services:\n  other:\n    build: ../other\n");

    assertThat(tree.services()).extracting(Service::role).containsExactly(Role.STATIC);
  }

  @Test
  void anEarIsAnsweredWithAdvice() {
    tree.with("pom.xml", "<project><artifactId>a</artifactId><packaging>ear</packaging></project>");

    assertThatThrownBy(tree::services)
        .asInstanceOf(type(LeptonException.class))
        .extracting(e -> e.problems().get(0).fix())
        .asString()
        .contains("--image");
  }

  @Test
  void theAdviceNamesEachModuleOfTheEarAndNothingElse() {
    tree.with(
        "pom.xml",
        "<project><artifactId>a</artifactId><packaging>ear</packaging><dependencies>"
            + "<dependency><artifactId>front</artifactId><type>war</type></dependency>"
            + "<dependency><artifactId>orders</artifactId><type>ejb</type></dependency>"
            + "</dependencies></project>");

    assertThatThrownBy(() -> tree.services())
        .asInstanceOf(type(LeptonException.class))
        .extracting(e -> e.problems())
        .satisfies(
            problems -> {
              assertThat(problems).hasSize(1);
              assertThat(problems.get(0).what()).contains("front (war)", "orders (ejb)");
              assertThat(problems.get(0).fix()).contains("front becomes", "orders has EJBs");
            });
  }

  private void treeOfAnEar(String modulesOfTheEar) {
    tree.with(
            "pom.xml",
            "<project><groupId>g</groupId><artifactId>all</artifactId><version>1</version>"
                + "<packaging>pom</packaging><modules><module>orders</module>"
                + "<module>front</module><module>bundle</module></modules></project>")
        .with("orders/pom.xml", module("orders", "ejb", ""))
        .with("front/pom.xml", module("front", "war", ""))
        .with("bundle/pom.xml", module("shop", "ear", modulesOfTheEar));
  }

  private static String module(String artifact, String packaging, String dependencies) {
    return "<project><parent><groupId>g</groupId><artifactId>all</artifactId><version>1</version>"
        + "</parent><artifactId>%s</artifactId><packaging>%s</packaging><dependencies>%s</dependencies></project>"
            .formatted(artifact, packaging, dependencies);
  }

  @Test
  void aWarOfAnEarIsToldWhatItHasOnlyThere() {
    treeOfAnEar(
        "<dependency><artifactId>front</artifactId><type>war</type></dependency>"
            + "<dependency><artifactId>orders</artifactId><type>ejb</type></dependency>");

    List<Service> services = tree.services();

    assertThat(services).extracting(Service::name).containsExactly("front");
    assertThat(services.get(0).evidence())
        .filteredOn(evidence -> evidence.where().equals("bundle/pom.xml"))
        .extracting(Evidence::what)
        .singleElement()
        .asString()
        .contains("the EAR shop gives it orders", "plain classes", "--image");
  }

  @Test
  void aPomOfTestsThatIsNoXmlDoesNotStopTheSearchForAnEar() {
    tree.with(
            "pom.xml",
            "<project><artifactId>front</artifactId><packaging>war</packaging></project>")
        .with("src/test/resources/broken/pom.xml", "<project>");

    assertThat(tree.services()).extracting(Service::role).containsExactly(Role.WEB);
  }

  @Test
  void aWarThatAnEarOnlyPacksNeedsNoAdvice() {
    treeOfAnEar("<dependency><artifactId>front</artifactId><type>war</type></dependency>");

    assertThat(tree.services().get(0).evidence())
        .extracting(Evidence::where)
        .doesNotContain("bundle/pom.xml");
  }

  @Test
  void whatEndsByItselfRunsOnceAndNotForEver() {
    tree.with("migrate/requirements.txt", "psycopg2\n")
        .with("migrate/migrate.py", "if __name__ == '__main__':\n    print('done')\n")
        .with("web/requirements.txt", "flask\n")
        .with("web/app.py", Tree.FLASK)
        .with(
            "compose.yaml",
            "services:\n  migrate:\n    build: ./migrate\n  web:\n    build: ./web\n    ports: ['80:5000']\n"
                + "    depends_on:\n      migrate: {condition: service_completed_successfully}\n");

    assertThat(tree.services())
        .extracting(Service::name, Service::role)
        .containsExactlyInAnyOrder(tuple("migrate", Role.TASK), tuple("web", Role.WEB));
  }

  @Test
  void aWorkerThatItsAuthorWantsToStayEndedRunsOnce() {
    tree.with("load.py", "if __name__ == '__main__':\n    print('done')\n")
        .with("requirements.txt", "psycopg2\n")
        .with(
            "compose.yaml",
            "services:\n  load:\n    build: .\n    command: python3 load.py\n    restart: 'no'\n");

    assertThat(tree.services()).extracting(Service::role).containsExactly(Role.TASK);
  }

  @Test
  void dotnetFrameworkIsToldToNeedWindows() {
    tree.with(
        "Old.csproj", "<Project><TargetFrameworkVersion>v4.8</TargetFrameworkVersion></Project>\n");

    assertThatThrownBy(tree::services)
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("Windows only");
  }

  @ParameterizedTest
  @CsvSource({
    "package.json,'{ \"scripts\": ',package.json:1",
    "pom.xml,'<project>\n<groupId>a</groupId\n',pom.xml:3"
  })
  void aFileThatIsNotWellFormedIsNamedWithTheLine(String file, String content, String where) {
    tree.with(file, content);

    assertThatThrownBy(tree::services)
        .asInstanceOf(type(LeptonException.class))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED);
              assertThat(e.problems().get(0).where()).isEqualTo(where);
            });
  }

  @Test
  void whatToolsKeepInHiddenFoldersIsNoService() {
    tree.with("server.js", SERVER.formatted(3000))
        .with("package.json", "{\"name\": \"shop\"}")
        .with(".devcontainer/Dockerfile", "FROM debian\n")
        .with("web/.github/package.json", "{\"name\": \"check\", \"main\": \"check.js\"}")
        .with("web/.github/check.js", SERVER.formatted(4000));

    assertThat(tree.services()).extracting(Service::folder).containsExactly("");
  }
}
