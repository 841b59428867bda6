package dev.lepton.transform.internal.container.image;

import dev.lepton.transform.internal.container.ImageRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A recipe as a Dockerfile: the base by name or digest, built in one stage and run in another, the
 * libraries in a layer before the sources, a numeric user, words instead of a shell. Pure.
 */
public final class Dockerfile {
  static final String USER = "10001:10001";

  private Dockerfile() {}

  public static String of(Recipe recipe, ImageRequest request) {
    List<String> lines = new ArrayList<>();
    Optional<String> buildImage = recipe.build().flatMap(BuildStage::image);
    Optional<OwnRuntime> runtime = recipe.ownRuntime().filter(any -> request.baseImage().isEmpty());
    Optional<String> runtimeImage = runtime.flatMap(OwnRuntime::image);
    buildImage.ifPresent(image -> lines.add("ARG BUILD_IMAGE=" + request.images().resolve(image)));
    runtimeImage.ifPresent(
        image -> lines.add("ARG RUNTIME_IMAGE=" + request.images().resolve(image)));
    lines.add(
        "ARG BASE_IMAGE="
            + request.images().resolve(request.baseImage().orElse(recipe.usualBase())));
    lines.add("");
    Optional<OwnRuntime> inBuild = runtime.filter(any -> runtimeImage.isEmpty());
    recipe.build().ifPresent(stage -> buildStage(stage, inBuild, lines));
    if (runtimeImage.isPresent()) {
      runtimeStage(recipe, runtime.get(), lines);
    }
    finalStage(recipe, runtime, request, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void buildStage(
      BuildStage stage, Optional<OwnRuntime> runtime, List<String> lines) {
    lines.add(
        "FROM ${" + (stage.image().isPresent() ? "BUILD_IMAGE" : "BASE_IMAGE") + "} AS build");
    // Sorted, so that the same recipe gives the same text.
    environment(new TreeMap<>(stage.environment()), lines);
    lines.add("WORKDIR " + BuildStage.FOLDER);
    runtime.ifPresent(own -> run(own.make(), lines));
    byFolder(stage.descriptions())
        .forEach((folder, files) -> lines.add(copy("", files, "./" + folder)));
    run(stage.fetch(), lines);
    if (!stage.make().isEmpty()) {
      lines.add("COPY . .");
      run(stage.make(), lines);
    }
    lines.add("");
  }

  /** What would ready the base readies what the runtime is taken from. */
  private static void runtimeStage(Recipe recipe, OwnRuntime runtime, List<String> lines) {
    lines.add("FROM ${RUNTIME_IMAGE} AS runtime");
    run(Stream.concat(recipe.prepare().stream(), runtime.make().stream()).toList(), lines);
    lines.add("");
  }

  private static void finalStage(
      Recipe recipe, Optional<OwnRuntime> runtime, ImageRequest request, List<String> lines) {
    if (request.baseImage().isEmpty()) {
      recipe.wholeBecause().ifPresent(why -> lines.add("# Not upon a smaller base: " + why + "."));
    }
    lines.add("FROM ${BASE_IMAGE}");
    lines.add(labels(request));
    List<String> prepare = new ArrayList<>();
    prepare.add("mkdir -p /data");
    prepare.add("chown " + USER + " /data");
    recipe.texts().forEach((path, text) -> prepare.addAll(written(path, text)));
    if (runtime.flatMap(OwnRuntime::image).isEmpty()) {
      prepare.addAll(recipe.prepare());
    }
    run(prepare, lines);
    runtime.ifPresent(own -> lines.add(copyFrom(own.stage(), own.copy())));
    recipe.content().stream()
        .filter(Copy::fromBuild)
        .forEach(copy -> lines.add(copyFrom("build", copy)));
    lines.add("WORKDIR " + recipe.folder());
    recipe.content().stream()
        .filter(copy -> !copy.fromBuild())
        .forEach(copy -> lines.add(copy("", List.of(copy.from()), copy.to())));
    boolean listens = recipe.probe() != Probe.NONE;
    Map<String, String> environment = new LinkedHashMap<>();
    runtime.ifPresent(own -> environment.putAll(new TreeMap<>(own.environment())));
    environment.putAll(recipe.environment());
    if (listens) {
      environment.put(recipe.portVariable(), String.valueOf(request.port()));
    }
    environment(environment, lines);
    lines.add("USER " + USER);
    if (listens) {
      lines.add("EXPOSE " + request.port());
    }
    lines.add(
        recipe
            .probe()
            .command(recipe.portVariable(), request.healthPath())
            .map(Dockerfile::healthCheck)
            .orElse(
                "# Nothing listens in here: that the process is alive is all there is to ask.\n"
                    + "HEALTHCHECK NONE"));
    lines.add("ENTRYPOINT " + execForm(recipe.entryPoint()));
  }

  /** Without heredocs, which older builders do not know. */
  private static List<String> written(String path, String text) {
    String lines =
        text.lines()
            .map(line -> "'" + line.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" \\\n      "));
    return List.of(
        "mkdir -p " + path.substring(0, path.lastIndexOf('/')),
        "printf '%s\\n' " + lines + " >" + path);
  }

  static String healthCheck(List<String> words) {
    return "HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \\\n  CMD "
        + execForm(words);
  }

  private static Map<String, List<String>> byFolder(List<String> files) {
    Map<String, List<String>> folders = new LinkedHashMap<>();
    for (String file : files) {
      String folder = file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
      folders.computeIfAbsent(folder, none -> new ArrayList<>()).add(file);
    }
    return folders;
  }

  private static void run(List<String> commands, List<String> lines) {
    if (!commands.isEmpty()) {
      lines.add("RUN " + String.join(" \\\n && ", commands));
    }
  }

  private static void environment(Map<String, String> variables, List<String> lines) {
    if (!variables.isEmpty()) {
      lines.add(
          variables.entrySet().stream()
              .map(one -> one.getKey() + "=" + quoted(one.getValue()))
              .collect(Collectors.joining(" ", "ENV ", "")));
    }
  }

  private static String quoted(String value) {
    return value.matches("[\\w./:$,@%+-]+")
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String copyFrom(String stage, Copy copy) {
    return copy("--from=" + stage + " ", List.of(copy.from()), copy.to());
  }

  /** Paths with blanks in them would be taken for several: those are written as words. */
  private static String copy(String flags, List<String> from, String to) {
    List<String> words = new ArrayList<>(from);
    words.add(to);
    boolean blanks = words.stream().anyMatch(word -> word.contains(" "));
    return "COPY " + flags + (blanks ? execForm(words) : String.join(" ", words));
  }

  /** The Open Container Initiative's annotations that say what the image is. */
  static Map<String, String> annotations(ImageRequest request) {
    String prefix = "org.opencontainers.image.";
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(prefix + "title", request.name());
    annotations.put(prefix + "version", request.version());
    annotations.put(prefix + "ref.name", request.name() + ":" + request.version());
    annotations.put(prefix + "description", request.name() + ", containerised by Lepton Migrate");
    return annotations;
  }

  static String labels(ImageRequest request) {
    return annotations(request).entrySet().stream()
        .map(one -> one.getKey() + "=\"" + one.getValue() + '"')
        .collect(Collectors.joining(" \\\n      ", "LABEL ", ""));
  }

  /** Words as a JSON array, which no shell takes apart. */
  static String execForm(List<String> words) {
    return words.stream()
        .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
