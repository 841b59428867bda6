package dev.lepton.assess;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.decompile.DecompiledCode;
import dev.lepton.assess.evaluate.Analyser;
import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.AnalysisRequest;
import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.RulesetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our rules find in Java they find in class files too, and nothing else there. */
class ClassFileRulesTest {
  private static final Path RULES = Path.of("src/main/resources/dev/lepton/assess/rules/java");
  private static final Pattern TAG = Pattern.compile("//@ (.+)");

  /** Behind {@code //@} stands which rules find that line; all other lines are near-misses. */
  private static final String SOURCE =
      """
      package app;
      import java.io.*;
      import java.net.*;
      import java.nio.file.*;
      import java.sql.*;
      import java.util.*;
      class Legacy {
        private String apiKey = "k3y!of-the-shop"; //@ secret-0010
        private String passwordPrompt = "your password, please";
        // http://localhost:8080 and C:\\\\temp in a comment
        Object hosts(Properties settings, Map<String, String> all) throws Exception {
          String url = "http://10.1.2.3:8080/orders"; //@ config-0020
          String other = "http://example.org/orders";
          String usual = settings.getProperty("url", "http://localhost:8080/");
          String often = all.getOrDefault("url", "http://localhost:8080/");
          boolean local = url.startsWith("http://localhost:");
          use(url, other, usual, often, local, "see http://localhost:8080/");
          return new URL("http://shop.internal:" + all.size() + "/api"); //@ config-0020
        }
        void database() throws SQLException {
          DriverManager.getConnection("jdbc:postgresql://db1/shop", "shop", "x1"); //@ config-0030 secret-0040
          DriverManager.getConnection(System.getenv("DATABASE"));
          use("jdbc:postgresql:");
          use("jdbc:h2:file:/data/shop"); //@ storage-0110
        }
        void ports() throws IOException {
          new ServerSocket(8081).close(); //@ config-0050
          new ServerSocket(Integer.parseInt(System.getenv("PORT"))).close();
          new Socket("mail1", 25).close(); //@ config-0060
          new Socket(System.getenv("MAIL"), 25).close();
          use(8082, "port 8083");
        }
        void paths() throws IOException {
          use(new File("/opt/shop/data.xml")); //@ platform-0110
          use(Path.of("/var/lib/shop/state")); //@ platform-0110
          use(new File("/tmp/shop"), new File("opt/shop"));
          use("C:\\\\shop\\\\conf"); //@ platform-0100
          use("c: 5", "a\\\\b", "/opt/shop/in/a/text");
          use(System.getProperty("user.home")); //@ config-0070
          use(System.getProperty("user.timezone"));
          use(System.getProperty("os.name")); //@ platform-0080
          new RandomAccessFile("index", "rw").close(); //@ storage-0010
          new RandomAccessFile("index", "r").close();
        }
        void protocols() {
          use("t3://app1:7001"); //@ remoting-0090
          use("t3 is a protocol", "rmi:");
          System.setProperty("javax.net.ssl.trustStore", "/opt/keys.jks"); //@ tls-0010
          use(System.getProperty("javax.net.ssl.trustStore"));
        }
        static void use(Object... any) {}
      }
      """;

  @TempDir private Path folder;

  private Path compile(String source, String... options) throws IOException {
    Path file = Files.createDirectories(folder.resolve("source/app")).resolve("Legacy.java");
    Files.writeString(file, source);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-nowarn", "-d", classes.toString(), file.toString()));
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, all.toArray(String[]::new));
    assertThat(status).isZero();
    return classes;
  }

  private static AnalysisReport analyse(Path what) {
    try (FileTable files = InputWalker.open(List.of(what), Mode.FULL, InputLimits.DEFAULT);
        DecompiledCode code = new DecompiledCode(files, false)) {
      AnalysisRequest request =
          new AnalysisRequest(
              RulesetReader.read(List.of(RULES)).require(),
              LabelSelector.all(),
              Optional.empty(),
              2);
      return new Analyser(StandardProviders.all())
          .run(request, new AnalysisInput(files, Mode.FULL, Optional.empty(), 2), code);
    }
  }

  /** Rule and line, of rules that are asked of class files. */
  private static TreeSet<String> found(AnalysisReport report) {
    TreeSet<String> rules =
        wanted().flatMap(ClassFileRulesTest::names).collect(toCollection(TreeSet::new));
    TreeSet<String> found = new TreeSet<>();
    violations(report)
        .forEach(
            (rule, violation) -> {
              String name = rule.replaceFirst("lepton-java-", "");
              if (rules.contains(name)) {
                violation.incidents().forEach(one -> found.add(name + ":" + line(one)));
              }
            });
    return found;
  }

  private static Map<String, Violation> violations(AnalysisReport report) {
    return report.rulesets().get(0).violations();
  }

  private static int line(Incident incident) {
    return incident.location().orElseThrow().startLine();
  }

  private static Stream<String> wanted() {
    return SOURCE.lines().map(TAG::matcher).filter(Matcher::find).map(tag -> tag.group(1));
  }

  private static Stream<String> names(String tag) {
    return Stream.of(tag.split(" "));
  }

  private static TreeSet<String> expected() {
    List<String> lines = SOURCE.lines().toList();
    return IntStream.range(0, lines.size())
        .boxed()
        .flatMap(
            i ->
                Stream.of(TAG.matcher(lines.get(i)))
                    .filter(Matcher::find)
                    .flatMap(tag -> names(tag.group(1)))
                    .map(rule -> rule + ":" + (i + 1)))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void theSameIsFoundInClassFilesAsInTheirSource() throws IOException {
    Path classes = compile(SOURCE, "-g");

    assertThat(found(analyse(folder.resolve("source")))).isEqualTo(expected());
    assertThat(found(analyse(classes))).isEqualTo(expected());
  }

  @Test
  void textsAreJoinedAsBeforeJava9() throws IOException {
    Path classes = compile(SOURCE, "-g", "-XDstringConcat=inline");

    assertThat(found(analyse(classes))).isEqualTo(expected());
  }

  @Test
  void constantsAreFoundWhereTheyAreDeclaredAndNotWhereTheyAreUsed() throws IOException {
    Path classes =
        compile(
            """
            package app;
            class Legacy {
              static final String DB_PASSWORD = "geheim!1";
              static final int PORT = 8081;
              static final String PLAIN = "nothing";
              String url() {
                return DB_PASSWORD + PLAIN;
              }
              void look() {
                String password = DB_PASSWORD;
                url();
              }
            }
            """,
            "-g");

    AnalysisReport report = analyse(classes);

    assertThat(violations(report)).containsKeys("lepton-java-config-0050");
    List<Incident> secrets = violations(report).get("lepton-java-secret-0010").incidents();
    assertThat(secrets).extracting(ClassFileRulesTest::line).containsExactly(1);
    assertThat(secrets.get(0).snippet().orElseThrow())
        .contains("DB_PASSWORD = \"****\"")
        .doesNotContain("geheim");
  }

  @Test
  void whatIsNoClassIsToldOnce() throws IOException {
    Files.writeString(folder.resolve("Broken.class"), "no class at all");

    AnalysisReport report = analyse(folder);

    assertThat(report.isComplete()).isFalse();
    assertThat(report.unread())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.reason())
                    .isEqualTo("is a damaged class file: it does not begin as a class file does"));
  }

  @Test
  void ofADamagedClassItIsToldWhatCannotBeRead() throws IOException {
    Path classes = compile(SOURCE, "-g");
    Path legacy = classes.resolve("app/Legacy.class");
    byte[] all = Files.readAllBytes(legacy);

    Files.write(legacy, Arrays.copyOf(all, 100));
    assertThat(analyse(classes).unread())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.reason())
                    .isEqualTo("is a damaged class file: its table of constants cannot be read"));

    Files.write(legacy, Arrays.copyOf(all, all.length - 2_000));
    assertThat(analyse(classes).unread())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.reason())
                    .startsWith("is a damaged class file: ")
                    .endsWith(" cannot be read")
                    .doesNotContain("Exception"));
  }
}
