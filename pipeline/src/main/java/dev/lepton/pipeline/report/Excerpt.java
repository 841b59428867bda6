package dev.lepton.pipeline.report;

import java.util.List;
import java.util.function.Function;

/**
 * Keeps a long list usable: the first items in view, more behind a summary, and the number of those
 * that are not in the file said plainly.
 *
 * @param items what is counted, in the plural
 * @param inView items shown at once
 * @param kept items in the file at all
 * @param elsewhere where all of them are, relative to the workspace
 */
record Excerpt(String items, int inView, int kept, String elsewhere) {
  /** A summary that hides only a few items is more trouble than they are. */
  private static final int SLACK = 3;

  static Excerpt of(String items) {
    return new Excerpt(items, 20, 500, "the workspace's documents");
  }

  Excerpt inView(int number) {
    return new Excerpt(items, number, Math.max(kept, number), elsewhere);
  }

  Excerpt kept(int number) {
    return new Excerpt(items, inView, number, elsewhere);
  }

  Excerpt elsewhere(String place) {
    return new Excerpt(items, inView, kept, place);
  }

  <T> Markup render(List<T> all, Function<List<T>, Markup> view) {
    if (all.size() <= inView + SLACK) {
      return view.apply(all);
    }
    int last = Math.min(all.size(), Math.max(kept, inView));
    Markup html = view.apply(all.subList(0, inView));
    if (last > inView) {
      String summary =
          String.format(
              "%s more of %s %s", Figures.count(last - inView), Figures.count(all.size()), items);
      html = html.plus(Markup.folded(summary, view.apply(all.subList(inView, last))));
    }
    return html.plus(leftOut(all.size() - last));
  }

  private Markup leftOut(int number) {
    return number == 0
        ? Markup.EMPTY
        : Markup.soft(
            Figures.count(number)
                + " further "
                + items
                + " are left out here; "
                + elsewhere
                + " has them all.");
  }
}
