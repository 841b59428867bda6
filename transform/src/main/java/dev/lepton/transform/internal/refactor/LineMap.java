package dev.lepton.transform.internal.refactor;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.List;

/** Where the lines of a file's old text are in its new one. Immutable. */
public final class LineMap {
  private final List<AbstractDelta<String>> deltas;

  private LineMap(List<AbstractDelta<String>> deltas) {
    this.deltas = deltas;
  }

  public static LineMap of(List<String> before, List<String> after) {
    return new LineMap(DiffUtils.diff(before, after).getDeltas());
  }

  /** Of a file that stays as it is. */
  public static LineMap unchanged() {
    return new LineMap(List.of());
  }

  /**
   * Whether the old line is in no new text and the new one in no old: they may be the same, with
   * other text between them that came with the change.
   */
  public boolean bothChanged(int before, int after) {
    return deltas.stream().anyMatch(delta -> holds(delta.getSource(), before))
        && deltas.stream().anyMatch(delta -> holds(delta.getTarget(), after));
  }

  private static boolean holds(Chunk<String> lines, int number) {
    return number > lines.getPosition() && number <= lines.getPosition() + lines.size();
  }

  /**
   * Whether a line of the new text is the old one, or stands where it stood.
   *
   * @param before 1-based
   * @param after 1-based
   */
  public boolean same(int before, int after) {
    int shift = 0;
    for (AbstractDelta<String> delta : deltas) {
      int from = delta.getSource().getPosition();
      int length = delta.getSource().size();
      if (before <= from) {
        break;
      }
      if (before <= from + length) {
        int start = delta.getTarget().getPosition();
        return after > start && after <= start + delta.getTarget().size();
      }
      shift += delta.getTarget().size() - length;
    }
    return after == before + shift;
  }
}
