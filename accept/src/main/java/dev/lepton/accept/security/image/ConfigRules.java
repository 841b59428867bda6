package dev.lepton.accept.security.image;

import static dev.lepton.accept.security.check.Severity.INFO;
import static dev.lepton.accept.security.check.Severity.LOW;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.image.archive.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an image's configuration is checked for. */
final class ConfigRules {
  static final Check LABELS =
      new Check(
          "image-labels",
          "the image says what it is",
          LOW,
          "add LABEL org.opencontainers.image.title=… and org.opencontainers.image.version=…");

  static final Check HEALTH =
      new Check(
          "image-healthcheck",
          "the image says how to tell whether it is healthy",
          INFO,
          "add HEALTHCHECK; OCI's format has no place for it, so build with --format docker. In"
              + " Kubernetes, probes do it");

  static final Check PORTS =
      new Check(
          "image-privileged-port",
          "the image listens at ports above 1023",
          LOW,
          "listen at 8080 or the like: below 1024, a user other than root needs a capability");

  static final Check EXEC_FORM =
      new Check(
          "image-exec-form",
          "the program is started without a shell around it",
          LOW,
          "write ENTRYPOINT and CMD as [\"program\", \"argument\"]: a shell keeps SIGTERM to"
              + " itself");

  private static final String PREFIX = "org.opencontainers.image.";
  private static final List<String> WANTED = List.of("title", "version");
  private static final Pattern ROOT = Pattern.compile("(?:root|0+)?(?::.*)?");
  private static final Pattern NUMERIC = Pattern.compile("\\d+(?::.*)?");
  private static final int FIRST_FREE_PORT = 1024;

  private final Image image;
  private final Optional<String> passwords;

  /**
   * @param passwords the image's etc/passwd
   */
  ConfigRules(Image image, Optional<String> passwords) {
    this.image = image;
    this.passwords = passwords;
  }

  private String user() {
    return image.config().path("User").asString("").strip();
  }

  List<String> runsAsRoot() {
    if (user().isEmpty()) {
      return List.of("no user");
    }
    return ROOT.matcher(user()).matches() || number().filter("0"::equals).isPresent()
        ? List.of("user " + user())
        : List.of();
  }

  /** Of a user that is given by name. */
  private Optional<String> number() {
    String name = user().split(":", 2)[0];
    return passwords.stream()
        .flatMap(String::lines)
        .map(line -> line.split(":"))
        .filter(fields -> fields.length > 2 && fields[0].equals(name))
        .map(fields -> fields[2])
        .findFirst();
  }

  List<String> namedUser() {
    return user().isEmpty() || NUMERIC.matcher(user()).matches()
        ? List.of()
        : List.of("user " + user());
  }

  /** In the environment, in labels, and in the instructions that made it. */
  List<String> secrets() {
    List<String> places = new ArrayList<>();
    for (JsonNode one : image.config().path("Env")) {
      SecretRule.assigned(new Instruction(0, "ENV", quoted(one.asString(""))))
          .forEach(name -> places.add("environment, " + name));
    }
    image
        .config()
        .path("Labels")
        .properties()
        .forEach(
            label ->
                SecretRule.assigned(
                        new Instruction(
                            0,
                            "LABEL",
                            quoted(label.getKey() + "=" + label.getValue().asString(""))))
                    .forEach(name -> places.add("label, " + name)));
    int step = 0;
    for (JsonNode one : image.description().path("history")) {
      step++;
      for (String name :
          SecretRule.assigned(new Instruction(step, "RUN", one.path("created_by").asString("")))) {
        places.add("history, step " + step + ", " + name);
      }
    }
    return places;
  }

  /** A value with blanks is one value. */
  private static String quoted(String setting) {
    int equal = setting.indexOf('=');
    String value = setting.substring(equal + 1).replace('"', '\'');
    return setting.substring(0, equal + 1) + '"' + value + '"';
  }

  List<String> missingLabels() {
    return WANTED.stream()
        .map(name -> PREFIX + name)
        .filter(name -> label(name).isEmpty())
        .map(name -> "no label " + name)
        .toList();
  }

  private String label(String name) {
    return image
        .config()
        .path("Labels")
        .path(name)
        .asString(image.annotations().path(name).asString(""));
  }

  List<String> noHealthCheck() {
    String kind = image.config().path("Healthcheck").path("Test").path(0).asString("NONE");
    return kind.equals("NONE") ? List.of("no HEALTHCHECK") : List.of();
  }

  List<String> privilegedPorts() {
    return image.config().path("ExposedPorts").propertyNames().stream()
        .filter(port -> port.matches("\\d{1,5}(/.*)?"))
        .filter(port -> Integer.parseInt(port.split("/")[0]) < FIRST_FREE_PORT)
        .map(port -> "port " + port)
        .toList();
  }

  List<String> shellForm() {
    return Stream.of("Entrypoint", "Cmd")
        .filter(
            key -> {
              JsonNode words = image.config().path(key);
              return words.path(0).asString("").matches("(/usr)?/bin/(ba|da)?sh")
                  && words.path(1).asString("").equals("-c")
                  && !words.path(2).asString("").startsWith("exec ");
            })
        .map(key -> key.toUpperCase(java.util.Locale.ROOT))
        .toList();
  }

  /** By its name, its labels or the base that it names. */
  boolean saysDistroless() {
    return Stream.of(image.name(), label(PREFIX + "base.name"), label(PREFIX + "title"))
        .anyMatch(text -> text.contains("distroless"));
  }
}
