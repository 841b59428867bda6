package dev.lepton.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Unified diffs that {@code git apply} and {@code patch} accept. Pure. */
public final class UnifiedDiff {
  private static final int CONTEXT_LINES = 3;

  /** Where the first hunk's own line is: after the two names. */
  private static final int FIRST_HUNK = 2;

  private static final String NO_NEWLINE = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /**
   * A patch of one file.
   *
   * @param before empty for a file that is new
   * @return empty when nothing differs; otherwise ends with a line feed
   */
  public static String of(String path, Optional<String> before, String after) {
    String oldName = before.isPresent() ? "a/" + path : "/dev/null";
    List<String> old = before.map(UnifiedDiff::split).orElseGet(List::of);
    List<String> diff = lines(oldName, "b/" + path, old, split(after));
    return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
  }

  /**
   * A difference to be shown, of lines without their line feeds.
   *
   * @return empty when nothing differs
   */
  public static List<String> lines(
      String oldName, String newName, List<String> before, List<String> after) {
    List<String> diff =
        new ArrayList<>(
            UnifiedDiffUtils.generateUnifiedDiff(
                oldName, newName, before, DiffUtils.diff(before, after), CONTEXT_LINES));
    if (!diff.isEmpty()) {
      // Where there is no line there is no first one to start from: the library says 1 all the
      // same.
      diff.set(
          FIRST_HUNK,
          diff.get(FIRST_HUNK).replace("@@ -1,0 ", "@@ -0,0 ").replace(" +1,0 @@", " +0,0 @@"));
    }
    return List.copyOf(diff);
  }

  /**
   * The format marks a last line that lacks its line feed; making the mark part of the line puts it
   * where it belongs.
   */
  private static List<String> split(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int last = lines.size() - 1;
    String rest = lines.remove(last);
    if (!rest.isEmpty()) {
      lines.add(rest + NO_NEWLINE);
    }
    return lines;
  }
}
