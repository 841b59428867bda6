package dev.lepton.transform.internal.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tag of a base image that still gets updates, as near to the old one as can be. What is new
 * was looked up in November 2026. Pure.
 */
final class ImageTags {
  static final String PYTHON = "3.13";
  static final String NODE = "24";

  private static final Pattern IMAGE =
      Pattern.compile(
          "(?:docker\\.io/)?(?:library/)?((?:[\\w.-]+/)*)(openjdk|java|node|python|eclipse-temurin|amazoncorretto):([\\w.-]+)");
  private static final Pattern JAVA =
      Pattern.compile("(?:open-)?(\\d+)(?:[.u_+]?[\\w.]*?)?(?:-(jdk|jre))?((?:-[\\w.]+)*)");
  private static final Pattern NUMBERS = Pattern.compile("^\\d+(?:\\.\\d+)*");

  private ImageTags() {}

  /** An image's name with its tag, and where it stands in a line. */
  record Reference(int start, int end, String better) {}

  /** The first image of a line that something better is known for. */
  static Optional<Reference> in(String line) {
    Matcher image = IMAGE.matcher(line);
    while (image.find()) {
      Optional<String> better = better(image.group(2), image.group(3));
      if (better.isPresent() && image.group(1).isEmpty()) {
        return Optional.of(new Reference(image.start(), image.end(), better.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> better(String name, String tag) {
    return switch (name) {
      case "node" -> Optional.of("node:" + renumbered(tag, NODE));
      case "python" -> Optional.of("python:" + renumbered(tag, PYTHON));
      default -> java(name, tag);
    };
  }

  /** Bookworm is what the images of all current versions are built upon. */
  private static String renumbered(String tag, String version) {
    return NUMBERS
        .matcher(tag)
        .replaceFirst(version)
        .replaceAll("bullseye|buster|stretch|jessie", "bookworm")
        .replaceAll("alpine3?[.\\d]*", "alpine");
  }

  private static Optional<String> java(String name, String tag) {
    Matcher version = JAVA.matcher(tag);
    if (!version.matches()) {
      return Optional.empty();
    }
    int major = Integer.parseInt(version.group(1));
    String kind = version.group(2) == null ? "jdk" : version.group(2);
    String alpine = tag.contains("alpine") ? "-alpine" : "";
    boolean deprecated = name.equals("openjdk") || name.equals("java");
    String vendor = deprecated ? "eclipse-temurin" : name;
    String suffix = vendor.equals("amazoncorretto") ? "" : "-" + kind;
    return supported(major).map(number -> vendor + ":" + number + suffix + alpine);
  }

  /** Itself where it is a long-term release, else the next one. */
  private static Optional<Integer> supported(int major) {
    for (int release : new int[] {8, 11, 17, 21, 25}) {
      if (major <= release) {
        return Optional.of(Math.max(release, 8));
      }
    }
    return Optional.empty();
  }
}
