package dev.lepton.cli.image;

import dev.lepton.model.bundle.BuiltImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Built images, for a terminal. */
final class ImageLines {
  private static final double MEGABYTE = 1e6;

  private ImageLines() {}

  static List<String> of(List<BuiltImage> images) {
    List<String> lines = new ArrayList<>();
    for (BuiltImage image : images) {
      lines.add(
          image.image() + "  built by " + image.builder() + (image.pushed() ? ", pushed" : ""));
      lines.add("    " + image.digest());
      lines.add(
          String.format(
              Locale.ROOT,
              "    %.1f MB, of it %.1f MB upon %s",
              image.bytes() / MEGABYTE,
              image.applicationBytes() / MEGABYTE,
              image.base()));
      image.archive().ifPresent(file -> lines.add("    saved as " + file));
      lines.add("    " + image.billOfMaterials());
    }
    return lines;
  }
}
