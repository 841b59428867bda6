package dev.lepton.assess.profile;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Value;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.source.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds where the application listens. */
public final class Ports {
  /**
   * The Java calls that open a listening socket, and which argument is the port; the last one where
   * it says -1.
   */
  private static final Map<String, Integer> JAVA =
      Map.of(
          "org.apache.catalina.startup.Tomcat#setPort",
          0,
          "org.apache.catalina.connector.Connector#setPort",
          0,
          "java.net.ServerSocket#" + Call.CONSTRUCTOR,
          0,
          "java.net.InetSocketAddress#" + Call.CONSTRUCTOR,
          -1,
          "org.eclipse.jetty.server.Server#" + Call.CONSTRUCTOR,
          0,
          "io.undertow.Undertow.Builder#addHttpListener",
          0);

  private static final Set<String> PYTHON_APPLICATIONS = Set.of("flask.Flask", "uvicorn");
  private static final int HIGHEST = 65_535;

  private Ports() {}

  /** The values that are given for listening ports in code. */
  public static Stream<Value> listening(CodeFile file) {
    boolean python = file.source().isIn(Language.PYTHON);
    return file.calls().stream().flatMap(call -> (python ? python(call) : java(call)).stream());
  }

  private static Optional<Value> java(Call call) {
    return call.owner().candidates().stream()
        .map(owner -> owner + "#" + call.name())
        .filter(JAVA::containsKey)
        .findFirst()
        .map(JAVA::get)
        .flatMap(index -> call.argument(index < 0 ? call.arguments().size() - 1 : index));
  }

  private static Optional<Value> python(Call call) {
    boolean runs = call.name().equals("run") && call.owner().isOneOf(PYTHON_APPLICATIONS);
    return runs ? call.argument("port").or(() -> call.argument(1)) : Optional.empty();
  }

  /**
   * The port that settings, code, the Dockerfile or the framework's default tell, in this order.
   */
  static Optional<Integer> find(Application application, List<String> frameworks) {
    return Stream.of(
            fromSettings(application),
            fromCode(application),
            fromDockerfile(application),
            byDefault(frameworks))
        .flatMapToInt(s -> s)
        .filter(port -> port > 0 && port <= HIGHEST)
        .boxed()
        .findFirst();
  }

  private static IntStream fromSettings(Application application) {
    return application
        .liveConfig()
        .filter(file -> file.format() == Format.PROPERTIES || file.format() == Format.YAML)
        .flatMap(file -> file.setting("server.port").stream())
        .flatMapToInt(setting -> number(setting.value()));
  }

  private static IntStream fromCode(Application application) {
    return application
        .liveCode()
        .flatMap(Ports::listening)
        .map(Value::number)
        .flatMapToInt(OptionalInt::stream);
  }

  private static IntStream fromDockerfile(Application application) {
    return application
        .config(Format.DOCKERFILE)
        .flatMap(file -> file.settings().stream())
        .filter(setting -> setting.key().equals("EXPOSE"))
        .flatMapToInt(setting -> number(setting.value().replaceFirst("[\\s/].*", "")));
  }

  private static IntStream byDefault(List<String> frameworks) {
    if (frameworks.contains("Spring Boot") || frameworks.contains("Embedded Tomcat")) {
      return IntStream.of(8080);
    }
    if (frameworks.contains("Flask")) {
      return IntStream.of(5000);
    }
    return frameworks.contains("Django") || frameworks.contains("FastAPI")
        ? IntStream.of(8000)
        : IntStream.empty();
  }

  private static IntStream number(String text) {
    // Spring writes an overridable port as ${PORT:8080}.
    String plain = text.replaceFirst("^\\$\\{[^:}]+:(\\d+)}$", "$1");
    return plain.matches("\\d{1,5}") ? IntStream.of(Integer.parseInt(plain)) : IntStream.empty();
  }
}
