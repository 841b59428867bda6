package dev.lepton.transform.internal.container.image;

import dev.lepton.transform.internal.container.ImageRequest;
import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A recipe as Jib's build file, for images that are put together without a container engine: a
 * script that makes the files on this machine, and the file that says where each goes. Only for
 * what is the same on this machine as in the image, and changes nothing of its base. Pure.
 */
public final class Daemonless {
  /** Says where each file goes, as Jib's own command line reads it too. */
  public static final String BUILD_FILE = "jib.yaml";

  /** Makes the files, below the folder that is its argument. */
  public static final String SCRIPT = "prepare.sh";

  /** What the script finds the sources in, below its folder. */
  public static final String SOURCES = "build";

  private static final String FILES = "files";

  /** Folders of the build stage, which the script has below its own. */
  private static final Pattern STAGE_FOLDERS =
      Pattern.compile("(?<![\\w.$}/])/(build|out|libraries)(?=[/\\s\"')]|$)");

  private Daemonless() {}

  /** Why an image cannot be made so; empty when it can. */
  public static Optional<String> hindrance(Recipe recipe) {
    if (!recipe.prepare().isEmpty()) {
      return Optional.of("its base must be changed by commands");
    }
    Optional<BuildStage> stage = recipe.build();
    if (stage.isPresent() && stage.get().image().isEmpty()) {
      return Optional.of("its libraries are built with the base's own interpreter");
    }
    boolean fixedPlaces =
        stage.stream()
            .flatMap(one -> one.environment().values().stream())
            .anyMatch(value -> value.startsWith("/"));
    return fixedPlaces
        ? Optional.of("its libraries only work where they were installed")
        : Optional.empty();
  }

  /** Name and content of each file; none where something {@link #hindrance hinders}. */
  public static Map<String, String> of(Recipe recipe, ImageRequest request) {
    if (hindrance(recipe).isPresent()) {
      return Map.of();
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put(SCRIPT, script(recipe));
    recipe.texts().forEach((path, text) -> files.put(FILES + path, text));
    files.put(BUILD_FILE, buildFile(recipe, request));
    return files;
  }

  private static String script(Recipe recipe) {
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/sh");
    lines.add("# Makes what the image consists of, with the tools of this machine.");
    lines.add("#   prepare.sh DIR     the sources are in DIR/" + SOURCES);
    lines.add("set -eu");
    lines.add("stage=$(cd \"$1\" && pwd)");
    lines.add("mkdir -p \"$stage/data\"");
    lines.add("cd \"$stage/" + SOURCES + "\"");
    recipe
        .build()
        .ifPresent(
            stage -> {
              new TreeMap<>(stage.environment())
                  .forEach((name, value) -> lines.add("export " + name + "='" + value + "'"));
              // Nothing is cached in layers here, so what only fetches libraries ahead is left out.
              if (stage.make().isEmpty()) {
                stage.fetch().forEach(command -> lines.add(below(command)));
              }
              stage.make().forEach(command -> lines.add(below(command)));
            });
    return String.join("\n", lines) + "\n";
  }

  /** With the stage's folders where the script has them. */
  private static String below(String command) {
    return STAGE_FOLDERS.matcher(command).replaceAll("\"\\$stage\"/$1");
  }

  private static String buildFile(Recipe recipe, ImageRequest request) {
    boolean listens = recipe.probe() != Probe.NONE;
    String port = String.valueOf(request.port());
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("apiVersion", "jib/v1alpha1");
    file.put("kind", "BuildFile");
    String base = request.baseImage().orElse(recipe.baseImage());
    file.put("from", Map.of("image", request.images().resolve(base)));
    Map<String, String> environment = new LinkedHashMap<>(recipe.environment());
    if (listens) {
      environment.put(recipe.portVariable(), port);
      file.put("exposedPorts", List.of(port));
    }
    file.put("environment", environment);
    file.put("labels", Dockerfile.annotations(request));
    file.put("user", Dockerfile.USER);
    file.put("workingDirectory", recipe.folder());
    file.put("entrypoint", recipe.entryPoint());
    file.put("layers", Map.of("entries", layers(recipe)));
    return "# How the image is made without a container engine: lepton image DIR --builder jib\n"
        + ManifestText.of(file);
  }

  private static List<Object> layers(Recipe recipe) {
    List<Object> layers = new ArrayList<>();
    Map<String, Object> data = layer("data", "data", "/data");
    String user = Dockerfile.USER.replaceFirst(":.*", "");
    data.put("properties", Mapping.of("user", user, "group", user));
    layers.add(data);
    recipe.texts().keySet().forEach(path -> layers.add(layer("settings", FILES + path, path)));
    for (Copy copy : recipe.content()) {
      String to = copy.to().equals(".") ? recipe.folder() : copy.to().replaceFirst("(?<=.)/$", "");
      String from = copy.fromBuild() ? copy.from() : SOURCES + "/" + copy.from();
      layers.add(layer(name(copy), tidy(from), to));
    }
    return layers;
  }

  private static Map<String, Object> layer(String name, String from, String to) {
    return Mapping.of("name", name, "files", List.of(Mapping.of("src", from, "dest", to)));
  }

  private static String tidy(String path) {
    return path.replaceFirst("^/", "").replaceFirst("/\\.?$", "");
  }

  private static String name(Copy copy) {
    String last = tidy(copy.from()).replaceFirst(".*/", "");
    return copy.fromBuild() && !last.isEmpty() && !last.equals("out") ? last : "application";
  }
}
