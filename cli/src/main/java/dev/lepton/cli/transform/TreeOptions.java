package dev.lepton.cli.transform;

import dev.lepton.cli.init.MigrationTemplate;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.ApplicationRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is wanted of a source tree that is transformed without a migration. */
final class TreeOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where everything is written. What you have edited there is kept: changes are merged.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The application's name (default: the folder's).")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--app-version",
      paramLabel = "VERSION",
      defaultValue = "1.0",
      description = "The images' tag (default: ${DEFAULT-VALUE}).")
  private String version = "1.0";

  @Option(
      names = "--entry",
      paramLabel = "ENTRY",
      description =
          "Which of several entry points starts it: a class, a module, a file or a folder.")
  private Optional<String> entry = Optional.empty();

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description = "An image of your own, for what is of no known kind.")
  private Optional<String> image = Optional.empty();

  @Option(
      names = "--image-prefix",
      paramLabel = "PREFIX",
      defaultValue = "",
      description =
          "Registry and folder before the images' names, such as registry.example.org/shop/.")
  private String imagePrefix = "";

  @Option(
      names = "--base-image",
      paramLabel = "IMAGE",
      description = "What the images are built upon (default: the language's usual one).")
  private Optional<String> baseImage = Optional.empty();

  @Option(
      names = "--base-mirror",
      paramLabel = "PREFIX",
      description = "Where base images without a registry of their own are taken from.")
  private Optional<String> mirror = Optional.empty();

  @Option(
      names = "--allow-base",
      paramLabel = "PATTERN",
      description = "Refuses base images that no PATTERN names (* for any characters); repeatable.")
  private List<String> allowedBases = new ArrayList<>();

  @Option(
      names = "--pin",
      description =
          "Names base images by the digests that their registries, or this machine's engine, have"
              + " now.")
  private boolean pinned;

  @Option(
      names = "--refactor",
      paramLabel = "WHEN",
      defaultValue = "always",
      description = "Changes the source: auto, always or never (default: ${DEFAULT-VALUE}).")
  private String refactor = "always";

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "A plan that `lepton plan` has saved, for the sizes.")
  private Optional<Path> plan = Optional.empty();

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description =
          "What `lepton discover` or an import knows of servers: who was seen to talk with whom"
              + " becomes network policies; repeatable.")
  private List<Path> inventory = new ArrayList<>();

  @Option(
      names = "--apply",
      description =
          "Also writes the changes into the source tree itself, where Git has the way back.")
  private boolean apply;

  @Option(
      names = "--tests",
      description = "Builds the changed source and runs its own tests, where the tools are here.")
  private boolean tests;

  boolean hasOut() {
    return out.isPresent();
  }

  Path out() {
    return out.orElseThrow();
  }

  Optional<String> baseImage() {
    return baseImage;
  }

  String refactor() {
    return refactor;
  }

  Optional<Path> plan() {
    return plan;
  }

  List<Path> inventory() {
    return inventory;
  }

  ApplicationRequest request(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    return new ApplicationRequest(
        root,
        out(),
        MigrationTemplate.label(name.orElse(String.valueOf(folder.getFileName()))),
        version,
        entry,
        image,
        imagePrefix.isEmpty() || imagePrefix.endsWith("/") ? imagePrefix : imagePrefix + "/",
        mirror,
        allowedBases,
        pinned,
        apply,
        tests);
  }

  /**
   * @param given names of these options that were typed
   */
  static void refuseAlone(List<String> given) {
    if (!given.isEmpty()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "an option of a source tree is given, but no tree",
          String.join(", ", given),
          "name the tree: lepton transform PATH --out DIR; a migration says it in its file");
    }
  }
}
