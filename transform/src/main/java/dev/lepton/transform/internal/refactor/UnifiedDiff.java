package dev.lepton.transform.internal.refactor;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Unified diffs that {@code git apply} and {@code patch} accept. Pure. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NO_NEWLINE = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /**
   * @param before empty for a file that is new
   * @return empty when nothing differs; otherwise ends with a line feed
   */
  public static String of(String path, Optional<String> before, String after) {
    List<String> old = before.map(UnifiedDiff::lines).orElseGet(List::of);
    String oldName = before.isPresent() ? "a/" + path : "/dev/null";
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            oldName, "b/" + path, old, DiffUtils.diff(old, lines(after)), CONTEXT);
    String text = diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
    // A file that was not there has no first line to start from.
    return before.isPresent() ? text : text.replaceFirst("@@ -1,0 ", "@@ -0,0 ");
  }

  /**
   * The format marks a last line that lacks its line feed; making the mark part of the line puts it
   * where it belongs.
   */
  private static List<String> lines(String text) {
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
