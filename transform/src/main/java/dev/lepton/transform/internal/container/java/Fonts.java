package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.language.Folder;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether an application draws text, which takes fonts and libraries of the system. Pure. */
final class Fonts {
  private static final Pattern LIBRARIES =
      Pattern.compile(
          ".*\\b(jasperreports|jfreechart|poi|itext|openpdf|pdfbox|batik|fop|barbecue|zxing|flying-saucer|kaptcha|birt)\\b.*");
  private static final Pattern DRAWING = Pattern.compile("\\b(java\\.awt\\.|javax\\.swing\\.)");

  private Fonts() {}

  /**
   * @param uses whether the build names an artifact that matches
   */
  static boolean areUsed(Predicate<Pattern> uses, Folder folder) {
    return uses.test(LIBRARIES) || folder.anywhere(".java", DRAWING).isPresent();
  }
}
