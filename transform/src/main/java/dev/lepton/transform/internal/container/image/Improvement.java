package dev.lepton.transform.internal.container.image;

import dev.lepton.diff.UnifiedDiff;
import dev.lepton.transform.internal.container.ImageRequest;
import dev.lepton.transform.internal.container.process.CommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a Dockerfile that is there lacks of what an image should be: changed where that cannot break
 * it, told where it could. Not thread-safe.
 */
public final class Improvement {
  private static final Pattern INSTALLS =
      Pattern.compile(
          ".*\\b(pip3? install|npm (ci|install)|yarn install|pnpm install|bundle install|composer install"
              + "|go mod download|dotnet restore|mvn|gradle)\\b.*");
  private static final Pattern TOOLS =
      Pattern.compile(
          ".*\\b(gcc|g\\+\\+|build-essential|maven|golang|cargo|default-jdk|openjdk-\\d+-jdk)\\b.*");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)\\b(\\w*(?:password|passwd|secret|token|api_?key|private_?key)\\w*)([= ])\\S+");
  private static final Pattern LISTS =
      Pattern.compile("apt-get install(?!.*--no-install-recommends)");

  private final OwnDockerfile own;
  private final ImageRequest request;
  private final List<String> lines;
  private final List<Instruction> instructions;

  /** By the line that it replaces. */
  private final TreeMap<Integer, String> replaced = new TreeMap<>();

  private final List<String> inserted = new ArrayList<>();
  private final List<String> made = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private Improvement(OwnDockerfile own, ImageRequest request) {
    this.own = own;
    this.request = request;
    this.lines = List.of(own.text().split("\r?\n", -1));
    this.instructions = Instruction.in(lines);
  }

  /**
   * A patch of the Dockerfile, each change with its reason before it, and what is left to people;
   * empty when nothing is lacking.
   */
  public static Optional<String> patch(OwnDockerfile own, ImageRequest request) {
    return new Improvement(own, request).patch();
  }

  private Optional<String> patch() {
    List<Instruction> last = finalStage();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    instructions.forEach(this::review);
    libraryLayer();
    toolsInFinalStage(last);
    user(last);
    labels(last);
    healthCheck(last);
    if (made.isEmpty() && told.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        explanation()
            + UnifiedDiff.of(own.path(), Optional.of(masked(own.text())), masked(text(last))));
  }

  /** A patch shows neighbouring lines too. */
  private static String masked(String text) {
    return SECRET.matcher(text).replaceAll("$1$2****");
  }

  private List<Instruction> finalStage() {
    int from = 0;
    for (int index = 0; index < instructions.size(); index++) {
      from = instructions.get(index).is("FROM") ? index : from;
    }
    return instructions.subList(from, instructions.size());
  }

  private void review(Instruction one) {
    switch (one.keyword()) {
      case "FROM" -> base(one);
      case "ADD" -> {
        if (!one.arguments().matches(".*(https?://|git@|\\.tar|\\.tgz|\\.zip).*")) {
          replace(one, "COPY " + one.arguments());
          made.add(
              place(one)
                  + "ADD becomes COPY: ADD also unpacks and downloads, which nobody asked for");
        }
      }
      case "CMD", "ENTRYPOINT" -> {
        if (!one.execForm()) {
          replace(
              one, one.keyword() + " " + Dockerfile.execForm(CommandLine.words(one.arguments())));
          made.add(
              place(one)
                  + "words instead of a shell's line: the stop signal reaches the application itself");
        }
      }
      case "RUN" -> {
        if (LISTS.matcher(one.arguments()).find() && one.first() == one.last()) {
          replace(
              one,
              "RUN "
                  + one.arguments()
                      .replace("apt-get install", "apt-get install --no-install-recommends"));
          made.add(place(one) + "only the packages that are asked for: the image stays smaller");
        }
      }
      case "ENV", "ARG" ->
          SECRET
              .matcher(one.arguments())
              .results()
              .forEach(
                  secret ->
                      told.add(
                          place(one)
                              + secret.group(1)
                              + " looks like a secret; everybody who has the image can read it: take it from the"
                              + " platform at run time (hidden below: git applies the patch when it is gone)"));
      default -> {}
    }
  }

  private void base(Instruction from) {
    String image = from.arguments().replaceFirst("^--platform=\\S+\\s+", "").split("\\s+")[0];
    boolean stage =
        instructions.stream()
            .anyMatch(
                one ->
                    one.is("FROM")
                        && one.arguments().matches("(?i).*\\sas\\s+" + Pattern.quote(image)));
    if (stage || image.equals("scratch") || image.contains("$") || image.contains("@")) {
      return;
    }
    String resolved = request.images().resolve(image);
    if (resolved.contains("@")) {
      replace(from, "FROM " + from.arguments().replace(image, resolved));
      made.add(place(from) + "the base by digest: the same bytes every time");
    } else {
      boolean fixed = image.replaceFirst(".*/", "").matches("[^:]+:(?!latest$).+");
      told.add(
          place(from)
              + (fixed
                  ? image + " is named by a tag, which may move: name it by digest"
                  : image + " has no fixed version: name one, by digest"));
    }
  }

  private void libraryLayer() {
    boolean everything = false;
    for (Instruction one : instructions) {
      if (one.is("FROM")) {
        everything = false;
      } else if ((one.is("COPY") || one.is("ADD"))
          && one.arguments().matches("(?:--\\S+\\s+)*\\./?\\s+\\S+")) {
        everything = true;
      } else if (one.is("RUN") && everything && INSTALLS.matcher(one.arguments()).matches()) {
        told.add(
            place(one)
                + "the libraries are fetched after all sources were copied, so every change fetches them again: copy the"
                + " files that list them first");
      }
    }
  }

  private void toolsInFinalStage(List<Instruction> last) {
    last.stream()
        .filter(one -> one.is("RUN") && TOOLS.matcher(one.arguments()).matches())
        .findFirst()
        .ifPresent(
            one ->
                told.add(
                    place(one)
                        + "build tools stay in the image: build in a stage of its own and copy the outcome"));
  }

  private void user(List<Instruction> last) {
    Optional<Instruction> user =
        last.stream().filter(one -> one.is("USER")).reduce((first, next) -> next);
    if (user.isEmpty() || user.get().arguments().matches("(root|0)(:.*)?")) {
      inserted.add("USER " + Dockerfile.USER);
      made.add(
          "a user that is not root, by number, since the platform checks numbers only; what the application writes must go to"
              + " /tmp or a volume, and ports below 1024 are closed to it");
    } else if (!user.get().arguments().matches("\\d+(:\\d+)?")) {
      told.add(place(user.get()) + "the user has a name; the platform can check only a number");
    }
  }

  private void labels(List<Instruction> last) {
    if (last.stream()
        .noneMatch(one -> one.is("LABEL") && one.arguments().contains("org.opencontainers"))) {
      inserted.add(0, Dockerfile.labels(request));
      made.add("annotations that say what the image is");
    }
  }

  private void healthCheck(List<Instruction> last) {
    boolean listens = last.stream().anyMatch(one -> one.is("EXPOSE"));
    if (listens && last.stream().noneMatch(one -> one.is("HEALTHCHECK"))) {
      Probe.SHELL
          .command("PORT", request.healthPath())
          .map(
              words ->
                  words.stream()
                      .map(word -> word.replace("${PORT}", String.valueOf(request.port())))
                      .toList())
          .ifPresent(
              words -> {
                inserted.add(Dockerfile.healthCheck(words));
                made.add("a health check, with wget where the image has it and bash where not");
              });
    }
  }

  private void replace(Instruction one, String line) {
    replaced.put(one.first(), line);
    for (int index = one.first() + 1; index <= one.last(); index++) {
      replaced.put(index, "");
    }
  }

  private static String place(Instruction one) {
    return "line " + (one.first() + 1) + ": ";
  }

  private String text(List<Instruction> last) {
    int at =
        last.stream()
            .filter(one -> one.is("CMD") || one.is("ENTRYPOINT"))
            .mapToInt(Instruction::first)
            .findFirst()
            .orElse(lastLine(last) + 1);
    List<String> out = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      if (index == at) {
        out.addAll(inserted);
      }
      String line = replaced.getOrDefault(index, lines.get(index));
      boolean swallowed = replaced.containsKey(index) && line.isEmpty();
      if (!swallowed) {
        out.add(line);
      }
    }
    if (at >= lines.size()) {
      out.addAll(inserted);
    }
    return String.join("\n", out);
  }

  private static int lastLine(List<Instruction> last) {
    return last.get(last.size() - 1).last();
  }

  private String explanation() {
    StringBuilder text = new StringBuilder();
    made.forEach(one -> text.append("Changed: ").append(one).append(".\n"));
    told.forEach(one -> text.append("Left to you: ").append(one).append(".\n"));
    return text.append("\n").toString();
  }
}
