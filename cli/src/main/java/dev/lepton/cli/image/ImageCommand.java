package dev.lepton.cli.image;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.bundle.ApplicationBundle;
import dev.lepton.model.bundle.ApplicationBundle.Part;
import dev.lepton.model.bundle.BuiltImage;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.image.ImageMaker;
import dev.lepton.transform.image.ImageOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds the images of an application that was transformed. */
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    description = {
      "Builds the images that `lepton transform PATH --out DIR` has described.",
      "The same sources, base image and time give the same digest. Beside each Dockerfile the files"
          + " of",
      "the image are listed in sbom.cdx.json (CycloneDX)."
    })
public final class ImageCommand implements Callable<Integer> {
  /** Our own rules of secrets in files. */
  private static final String SECRET = "lepton-platform-secret-";

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DIR", description = "What transform has written.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PART",
      description = "Names of the parts to build (default: all that have a Dockerfile).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--builder",
      paramLabel = "NAME",
      description =
          "podman, buildah, docker or jib (default: the first of these that is here). Jib needs no"
              + " container engine, but the tools of the language on this machine; not every image"
              + " can be made so.")
  private Optional<String> builder = Optional.empty();

  @Option(
      names = "--base",
      paramLabel = "ARG=IMAGE",
      description =
          "Replaces BASE_IMAGE, BUILD_IMAGE or RUNTIME_IMAGE of the Dockerfiles, for instance by an"
              + " image that this machine has; repeatable.")
  private Map<String, String> bases = new LinkedHashMap<>();

  @Option(
      names = "--timestamp",
      paramLabel = "TIME",
      description =
          "Time that all files in the images get, such as 2026-11-30T08:00:00Z (default:"
              + " SOURCE_DATE_EPOCH, else that of the newest source).")
  private Optional<Instant> time = Optional.empty();

  @Option(
      names = "--save",
      paramLabel = "FOLDER",
      description = "Also writes each image as a file, FOLDER/PART.tar, for podman or docker load.")
  private Optional<Path> archives = Optional.empty();

  @Option(names = "--push", description = "Pushes them to the registry that they are named after.")
  private boolean push;

  @Option(
      names = "--insecure-registry",
      description = "Registries may be spoken to without TLS; for tests.")
  private boolean insecure;

  @Mixin private OutputOption output = new OutputOption();

  public ImageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** For machines. */
  record Report(List<BuiltImage> images) {}

  @Override
  public Integer call() {
    ApplicationBundle bundle = new TransformedFolder(folder).read();
    List<Part> parts = chosen(bundle);
    List<String> secrets =
        bundle.workItems().stream()
            .filter(item -> item.rule().startsWith(SECRET))
            .map(WorkItem::where)
            .toList();
    ImageMaker maker = ImageMaker.of(order(), terminal.environment().getOrDefault("PATH", ""));
    List<BuiltImage> images = new ArrayList<>();
    for (Part part : parts) {
      terminal.err().println("building " + part.image() + " with " + maker.builder());
      images.add(new OneImage(folder, maker).make(part, secrets));
    }
    output.print(terminal, new Report(images), ImageLines.of(images));
    return ExitCode.OK.status();
  }

  private ImageOrder order() {
    return new ImageOrder(
        folder,
        builder,
        time.or(this::sourceDate),
        bases,
        Optional.ofNullable(bases.get("BASE_IMAGE")),
        archives,
        push,
        insecure);
  }

  private Optional<Instant> sourceDate() {
    return Optional.ofNullable(terminal.environment().get("SOURCE_DATE_EPOCH"))
        .map(
            seconds -> {
              if (!seconds.matches("\\d{1,11}")) {
                throw new LeptonException(
                    ErrorCode.USAGE,
                    "SOURCE_DATE_EPOCH is no number of seconds",
                    seconds,
                    "set it to the seconds since 1970, or leave it out");
              }
              return Instant.ofEpochSecond(Long.parseLong(seconds));
            });
  }

  private List<Part> chosen(ApplicationBundle bundle) {
    List<String> known = bundle.parts().stream().map(Part::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new LeptonException(
            ErrorCode.USAGE,
            "there is no part called " + name,
            folder.toString(),
            "name one of " + String.join(", ", known));
      }
    }
    List<Part> wanted =
        bundle.parts().stream()
            .filter(part -> names.isEmpty() || names.contains(part.name()))
            .filter(part -> folder.resolve(part.dockerfile()).toFile().isFile())
            .toList();
    if (wanted.isEmpty()) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "No part of this application has an image of its own to build",
          folder.toString(),
          "Parts that run a given image need none.");
    }
    return wanted;
  }
}
