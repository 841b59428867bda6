package dev.lepton.transform.internal.container.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image of our own making consists of. Immutable.
 *
 * @param baseImage what the application runs on, unless the user names another
 * @param build how it is built; empty when nothing is
 * @param ownRuntime what it runs upon instead where the user names no base image
 * @param wholeBecause why no smaller base is made to do; empty when none was looked for
 * @param texts files that are written into it, by their absolute paths; each text ends with a
 *     line's end
 * @param prepare shell commands that ready the final image, run as root before anything is copied
 * @param content what is copied into it
 * @param folder where the application is started
 * @param environment variables, in the order in which they are written
 * @param portVariable the variable with the port
 * @param entryPoint the words that start it
 * @param moved where files of the source tree are in the image, for commands that name them
 */
public record Recipe(
    String baseImage,
    Optional<BuildStage> build,
    Optional<OwnRuntime> ownRuntime,
    Optional<String> wholeBecause,
    Map<String, String> texts,
    List<String> prepare,
    List<Copy> content,
    String folder,
    Map<String, String> environment,
    String portVariable,
    Probe probe,
    List<String> entryPoint,
    Map<String, String> moved)
    implements Image {

  public static Builder upon(String baseImage) {
    return new Builder(baseImage);
  }

  /** The same image with another process in it. */
  public Recipe starting(List<String> words) {
    return new Recipe(
        baseImage,
        build,
        ownRuntime,
        wholeBecause,
        texts,
        prepare,
        content,
        folder,
        environment,
        portVariable,
        probe,
        words.stream().map(this::inImage).toList(),
        moved);
  }

  /** The same image for something that listens nowhere. */
  public Recipe silent() {
    return new Recipe(
        baseImage,
        build,
        ownRuntime,
        wholeBecause,
        texts,
        prepare,
        content,
        folder,
        environment,
        portVariable,
        Probe.NONE,
        entryPoint,
        moved);
  }

  /** What it runs upon when the user names nothing else. */
  public String usualBase() {
    return ownRuntime.map(OwnRuntime::baseImage).orElse(baseImage);
  }

  private String inImage(String word) {
    String there = word;
    for (Map.Entry<String, String> move : moved.entrySet()) {
      there = there.replace(move.getKey(), move.getValue());
    }
    return there;
  }

  /** Gathers a recipe; not thread-safe. */
  public static final class Builder {
    private final String baseImage;
    private Optional<BuildStage> build = Optional.empty();
    private Optional<OwnRuntime> ownRuntime = Optional.empty();
    private Optional<String> wholeBecause = Optional.empty();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> prepare = new ArrayList<>();
    private final List<Copy> content = new ArrayList<>();
    private String folder = "/app";
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String portVariable = "PORT";
    private Probe probe = Probe.SHELL;
    private final Map<String, String> moved = new LinkedHashMap<>();

    private Builder(String baseImage) {
      this.baseImage = baseImage;
    }

    public Builder build(BuildStage stage) {
      build = Optional.of(stage);
      return this;
    }

    public Builder ownRuntime(OwnRuntime runtime) {
      ownRuntime = Optional.of(runtime);
      return this;
    }

    /**
     * @param why a sentence without its full stop
     */
    public Builder whole(String why) {
      wholeBecause = Optional.of(why);
      return this;
    }

    public Builder text(String path, List<String> lines) {
      texts.put(path, String.join("\n", lines) + "\n");
      return this;
    }

    public Builder prepare(String command) {
      prepare.add(command);
      return this;
    }

    public Builder copy(Copy copy) {
      content.add(copy);
      return this;
    }

    public Builder folder(String where) {
      folder = where;
      return this;
    }

    public Builder environment(String name, String value) {
      environment.put(name, value);
      return this;
    }

    public Builder portVariable(String name) {
      portVariable = name;
      return this;
    }

    public Builder probe(Probe how) {
      probe = how;
      return this;
    }

    public Builder moved(String inSource, String inImage) {
      moved.put(inSource, inImage);
      return this;
    }

    public Recipe entryPoint(List<String> words) {
      return new Recipe(
          baseImage,
          build,
          ownRuntime,
          wholeBecause,
          Collections.unmodifiableMap(new LinkedHashMap<>(texts)),
          List.copyOf(prepare),
          List.copyOf(content),
          folder,
          Collections.unmodifiableMap(new LinkedHashMap<>(environment)),
          portVariable,
          probe,
          List.copyOf(words),
          Collections.unmodifiableMap(new LinkedHashMap<>(moved)));
    }
  }
}
