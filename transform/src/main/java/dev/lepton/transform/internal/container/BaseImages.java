package dev.lepton.transform.internal.container;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which images may be built upon, and under which name they are had. Immutable.
 *
 * @param mirror put before every name that has no registry of its own, for instance {@code
 *     registry.example.org/mirror}
 * @param allowed names that may be used, each with {@code *} for any characters; empty for all
 * @param digests tells the {@code sha256:…} that a name means now; empty when that is not known
 */
public record BaseImages(
    Optional<String> mirror, List<String> allowed, Function<String, Optional<String>> digests) {

  public BaseImages {
    allowed = List.copyOf(allowed);
  }

  /** Any image under its own name. */
  public static BaseImages any() {
    return new BaseImages(Optional.empty(), List.of(), name -> Optional.empty());
  }

  /**
   * The name to build upon: in the mirror, by digest when that is known.
   *
   * @throws LeptonException CONFIG_INVALID when the image is not on the list
   */
  public String resolve(String image) {
    String full = mirrored(image);
    if (!allowed.isEmpty() && allowed.stream().noneMatch(one -> matches(one, image, full))) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "The base image " + full + " is not on the list of allowed ones",
          "allowed base images: " + String.join(", ", allowed),
          "Name an allowed image as the base image, or add this one to the list.");
    }
    if (full.contains("@")) {
      return full;
    }
    return digests.apply(full).map(digest -> full + "@" + digest).orElse(full);
  }

  private String mirrored(String image) {
    String first = image.contains("/") ? image.substring(0, image.indexOf('/')) : "";
    boolean ownRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
    return mirror
        .filter(prefix -> !ownRegistry)
        .map(prefix -> prefix.replaceAll("/+$", "") + "/" + image)
        .orElse(image);
  }

  private static boolean matches(String allowed, String... names) {
    String expression =
        Arrays.stream(allowed.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return List.of(names).stream().anyMatch(name -> name.matches(expression));
  }
}
