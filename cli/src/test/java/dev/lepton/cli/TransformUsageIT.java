package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source tree that is transformed without a migration. */
class TransformUsageIT {
  @TempDir private Path folder;

  @BeforeEach
  void writeApplication() throws IOException {
    Files.createDirectories(tree());
    Files.writeString(
        tree().resolve("app.py"),
        """
        from flask import Flask

        app = Flask(__name__)


        @app.route("/")
        def home():
            return "hello"


        if __name__ == "__main__":
            app.run(host="0.0.0.0", port=5000)
        """);
    Files.writeString(tree().resolve("requirements.txt"), "flask\n");
  }

  private Path tree() {
    return folder.resolve("greeter");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private CommandLineRun transform(String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "transform";
    arguments[1] = tree().toString();
    arguments[2] = "--out";
    arguments[3] = out().toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return CommandLineRun.of(arguments);
  }

  private String made(String file) throws IOException {
    return Files.readString(out().resolve(file));
  }

  @Test
  void imagesManifestsAChartAndAComposeFileAreWrittenAndNamed() throws IOException {
    CommandLineRun run = transform();

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("greeter  web", "port 5000", "written: " + out(), "every security check passed");
    assertThat(made("images/greeter/Dockerfile")).contains("EXPOSE 5000");
    assertThat(made("kubernetes/base/deployment.yaml")).contains("containerPort: 5000");
    assertThat(made("kubernetes/base/service.yaml")).contains("targetPort: http");
    assertThat(made("helm/greeter/values.yaml")).contains("repository: greeter");
    assertThat(made("compose.yaml")).contains("127.0.0.1:5000:5000");
    assertThat(made("transform.json")).contains("\"schemaVersion\" : 1", "\"role\" : \"web\"");
    assertThat(made("README.md")).contains("Not measured");
  }

  @Test
  void theDocumentOfTheRunIsTheOneThatIsKept() throws IOException {
    CommandLineRun run = transform("-o", "json", "--image-prefix", "registry.example.org/shop");

    assertThat(run.out().strip()).isEqualTo(made("transform.json").strip());
    assertThat(run.out()).contains("\"image\" : \"registry.example.org/shop/greeter:1.0\"");
  }

  @Test
  void editsAreKeptAndWhatCannotBeMergedIsTold() throws IOException {
    transform();
    Path ingress = out().resolve("kubernetes/base/ingress.yaml");
    String mine = Files.readString(ingress).replace("greeter.example.com", "www.example.org");
    Files.writeString(ingress, mine);

    assertThat(transform().status()).isZero();
    assertThat(ingress).content().isEqualTo(mine);

    Path compose = out().resolve("compose.yaml");
    Files.writeString(compose, made("compose.yaml").replace("greeter:1.0", "greeter:mine"));
    CommandLineRun run = transform("--app-version", "2.0");
    assertThat(run.status()).isEqualTo(8);
    assertThat(run.out())
        .contains("not brought up to date: compose.yaml", ".lepton/conflicts/compose.yaml");
    assertThat(compose).content().contains("greeter:mine");
    assertThat(made("kubernetes/base/deployment.yaml")).contains("greeter:2.0");
  }

  @Test
  void theSourceIsOnlyChangedWhenThatIsAskedForAndGitHasTheWayBack() throws Exception {
    String before = Files.readString(tree().resolve("app.py"));
    transform();
    assertThat(tree().resolve("app.py")).content().isEqualTo(before);

    CommandLineRun refused = transform("--apply");
    assertThat(refused.status()).isEqualTo(5);
    assertThat(refused.err()).contains("no way back");

    try (Git git = Git.init().setDirectory(tree().toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("as it was").setSign(false).call();
    }
    transform("--apply");
    assertThat(tree().resolve("app.py")).content().contains("/healthz");
    CommandLineRun again = transform("--apply");
    assertThat(again.out()).contains("0 changes to the source");
  }

  @Test
  void placesThatWouldBeMixedUpAreRefused() {
    CommandLineRun inside =
        CommandLineRun.of("transform", tree().toString(), "--out", tree().resolve("o").toString());
    assertThat(inside.status()).isEqualTo(6);
    assertThat(inside.line("fix:")).contains("beside the source");
    assertThat(CommandLineRun.of("transform", tree().toString()).status()).isEqualTo(2);
    assertThat(CommandLineRun.of("transform", "--out", out().toString()).line("fix:"))
        .contains("lepton transform PATH --out DIR");
    assertThat(
            CommandLineRun.of(
                    "transform", folder.resolve("none").toString(), "--out", out().toString())
                .status())
        .isEqualTo(5);
  }

  @Test
  void anOptionOfATreeWithoutATreeIsRefusedByItsName() {
    for (String option : new String[] {"--base-image", "--name", "--allow-base", "--refactor"}) {
      CommandLineRun run = CommandLineRun.of("transform", option, "never");
      assertThat(run.status()).as(option).isEqualTo(2);
      assertThat(run.err()).contains(option);
    }
  }

  @Test
  void onlyAPatchThatIsThereIsNamedForADockerfileOfOnesOwn() throws IOException {
    Path dockerfile =
        Files.writeString(
            tree().resolve("Dockerfile"),
            "FROM python:3.12-slim\nCOPY . .\nEXPOSE 5000\nCMD python app.py\n");
    transform();
    assertThat(made("README.md")).contains("images/greeter/Dockerfile.patch");

    Files.writeString(
        dockerfile,
        """
        FROM python:3.12-slim@sha256:%s
        LABEL org.opencontainers.image.title="greeter"
        COPY . .
        USER 10001
        EXPOSE 5000
        HEALTHCHECK CMD ["true"]
        CMD ["python", "app.py"]
        """
            .formatted("ab".repeat(32)));
    transform();
    assertThat(made("README.md")).doesNotContain("Dockerfile.patch");
  }

  @Test
  void aBaseImageThatIsNotAllowedIsRefusedInADockerfileOfOnesOwnToo() throws IOException {
    assertThat(transform("--allow-base", "registry.example.org/*").status()).isEqualTo(3);

    Files.writeString(
        tree().resolve("Dockerfile"),
        "ARG BASE=evil:1\nFROM $BASE\nCMD [\"python\", \"app.py\"]\n");
    CommandLineRun own = transform("--allow-base", "registry.example.org/*");

    assertThat(own.status()).isEqualTo(3);
    assertThat(own.err()).contains("CONFIG_INVALID", "evil:1 is not on the list");
  }

  @Test
  void imagesAreNotBuiltOfWhatIsNoOutcomeOfATransformation() throws IOException {
    assertThat(CommandLineRun.of("image", tree().toString()).status()).isEqualTo(4);

    transform();
    CommandLineRun unknown = CommandLineRun.of("image", out().toString(), "checkout");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.line("fix:")).contains("greeter");
    CommandLineRun builder = CommandLineRun.of("image", out().toString(), "--builder", "kaniko");
    assertThat(builder.status()).isEqualTo(2);
    assertThat(builder.line("fix:")).contains("jib");
    CommandLineRun python = CommandLineRun.of("image", out().toString(), "--builder", "jib");
    assertThat(python.status()).isEqualTo(4);
    assertThat(python.line("fix:")).contains("--builder podman");
  }

  @Test
  void aFileWithASecretDoesNotGetIntoAnImage() throws IOException {
    Files.createDirectories(tree().resolve("config"));
    Files.writeString(tree().resolve("config/app.properties"), "db.password=hunter2hunter2\n");
    transform();

    CommandLineRun refused = CommandLineRun.of("image", out().toString(), "--builder", "jib");

    assertThat(refused.status()).as(refused.err()).isEqualTo(8);
    assertThat(refused.err()).contains("config/app.properties:1").doesNotContain("hunter2");
  }

  @Test
  void whoWasSeenToTalkWithItBecomesNetworkPolicies() throws IOException {
    Path servers =
        Files.writeString(
            folder.resolve("servers.csv"),
            """
            SMBiosId,HostName,IPAddress,CPU.NumberOfCores,RAM.TotalSizeInMB,OS.Name,Applications
            4c4c4544-0037-3810-8052-000000000001,web1,10.0.0.1,3,6144,Ubuntu,greeter
            4c4c4544-0037-3810-8052-000000000002,mail1,10.0.0.2,4,32768,Ubuntu,mailer
            4c4c4544-0037-3810-8052-000000000003,www1,10.0.0.3,4,32768,Ubuntu,portal
            """);
    Path dependencies =
        Files.writeString(
            folder.resolve("applications.csv"),
            """
            Record Type 1,Application Name,Description,Business Service,Dependency,Dependency Direction,Repository URL,Tag Type 1,Tag 1
            1,greeter,,,,,,,
            2,greeter,,,mailer,southbound,,,
            2,greeter,,,portal,northbound,,,
            """);

    CommandLineRun run =
        transform("--inventory", servers.toString(), "--inventory", dependencies.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(made("kubernetes/base/network-policy-allow-observed.yaml"))
        .contains("cidr: \"10.0.0.2/32\"")
        .doesNotContain("10.0.0.3");
    assertThat(made("kubernetes/base/network-policy-allow-requests.yaml"))
        .contains("cidr: \"10.0.0.3/32\"")
        .doesNotContain("10.0.0.2");
  }

  @Test
  void sizesComeFromThePlanOfAnInventoryByName() throws IOException {
    Path servers =
        Files.writeString(
            folder.resolve("servers.csv"),
            """
            SMBiosId,HostName,IPAddress,CPU.NumberOfCores,RAM.TotalSizeInMB,OS.Name,Applications
            4c4c4544-0037-3810-8052-000000000001,greeter,10.0.0.1,3,6144,Ubuntu,greetings
            4c4c4544-0037-3810-8052-000000000002,other,10.0.0.2,4,32768,Ubuntu,shop
            """);
    Path plan = folder.resolve("plan.json");
    CommandLineRun planned =
        CommandLineRun.of(
            "plan",
            "--inventory",
            servers.toString(),
            "--plan",
            plan.toString(),
            "--max-steps",
            "20");
    assertThat(planned.status()).as(planned.err()).isZero();

    CommandLineRun run = transform("--plan", plan.toString());

    assertThat(run.status()).isZero();
    assertThat(made("kubernetes/base/deployment.yaml")).doesNotContain("cpu: \"250m\"");
    assertThat(made("README.md")).contains("Sized as greeter in plan.json");

    Files.writeString(servers, Files.readString(servers).replace(",3,6144", ",5,6144"));
    assertThat(transform("--plan", plan.toString()).err())
        .contains("PLAN_STALE", "servers.csv has another content");
  }

  @Test
  void whatARecipeTakesFromAVariableMayBeTheSamePortBefore() throws IOException {
    Files.delete(tree().resolve("app.py"));
    Files.delete(tree().resolve("requirements.txt"));
    for (String part : new String[] {"one", "two"}) {
      Path server = Files.createDirectories(tree().resolve(part)).resolve("server.js");
      Files.writeString(server.resolveSibling("package.json"), "{}");
      Files.writeString(
          server, "require('http').createServer((q, r) => r.end('ok')).listen(3000);\n");
    }

    assertThat(transform("--refactor", "never").err()).contains("both listen on port 3000");
    CommandLineRun run = transform();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(made("kubernetes/base/one/deployment.yaml")).contains("containerPort: 3000");
    assertThat(made("kubernetes/base/two/deployment.yaml")).contains("containerPort: 3001");
    assertThat(made("kubernetes/base/two/config-map.yaml")).contains("PORT: \"3001\"");
    assertThat(made("parts/two/source/server.js")).contains("process.env.PORT");
  }

  @Test
  void whoAsksTheClusterMayReadAndNothingElse() throws IOException {
    Files.writeString(tree().resolve("requirements.txt"), "flask\nkubernetes==31.0.0\n");

    CommandLineRun run = transform();

    assertThat(run.out()).contains("every security check passed");
    assertThat(made("kubernetes/base/role.yaml")).contains("- list").doesNotContain("secrets");
    assertThat(made("kubernetes/base/role-binding.yaml")).contains("name: greeter");
    assertThat(made("kubernetes/base/deployment.yaml"))
        .contains("automountServiceAccountToken: true", "kubernetes (requirements.txt)");
    assertThat(made("helm/greeter/templates/role-binding.yaml"))
        .contains("namespace: {{ .Release.Namespace }}");
  }

  @Test
  void anImageOfOnesOwnIsNamedAlikeEverywhere() throws IOException {
    Files.delete(tree().resolve("app.py"));
    Files.delete(tree().resolve("requirements.txt"));
    Files.writeString(tree().resolve("payroll.cob"), "       PROGRAM-ID. PAYROLL.\n");
    String image = "registry.example.org:5000/payroll@sha256:" + "ab".repeat(32);

    CommandLineRun run = transform("--image", image);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(made("kubernetes/base/deployment.yaml")).contains(image);
    assertThat(made("kubernetes/overlays/prod/kustomization.yaml"))
        .contains("name: \"registry.example.org:5000/payroll\"", "digest: \"sha256:ab");
    assertThat(made("helm/greeter/templates/deployment.yaml"))
        .contains(".Values.greeter.image.repository }}@{{ .Values.greeter.image.digest }}");
    assertThat(transform("--image", "payroll", "--app-version", "2").status()).isZero();
  }

  @Test
  void aPlanThatIsNoneIsExplained() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.json"), "{");
    CommandLineRun run = transform("--plan", plan.toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("plan.json");
  }

  @Test
  void filesThatHoldSecretsAreInNoCopyAndSaidSo() throws IOException {
    Files.writeString(tree().resolve(".env"), "SECRET_KEY=geheim\n");
    transform();

    assertThat(out().resolve("source/app.py")).exists();
    assertThat(out().resolve("source/.env")).doesNotExist();
    assertThat(made("REFACTORING.md")).contains("`.env`", "is in no copy of the source");
    try (Stream<Path> files = Files.walk(out())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("geheim");
      }
    }
  }

  @Test
  void aJobOfTheApplicationBecomesACronJobAndStaysOne() throws IOException {
    Files.writeString(tree().resolve("tidy.py"), "print('tidy')\n");
    Files.writeString(tree().resolve("cluster-crontab"), "15 3 * * * python tidy.py\n");
    assertThat(transform().out()).contains("greeter-tidy", "at 15 3 * * *");
    assertThat(made("kubernetes/base/greeter-tidy/cron-job.yaml"))
        .contains("schedule: \"15 3 * * *\"", "concurrencyPolicy: Forbid");

    assertThat(transform().out()).contains("greeter-tidy");
    assertThat(made("kubernetes/base/kustomization.yaml")).contains("greeter-tidy/cron-job.yaml");
  }
}
