package dev.lepton.pipeline.report;

import java.util.Comparator;
import java.util.List;

/** What a person has to know or do, worst first. Stateless. */
final class NoticeList {
  private static final Comparator<Notice> WORST_FIRST =
      Comparator.comparing(notice -> rank(notice.tone()));

  Markup render(List<Notice> notices) {
    if (notices.isEmpty()) {
      return Markup.EMPTY;
    }
    List<Markup> items = notices.stream().sorted(WORST_FIRST).map(NoticeList::item).toList();
    return Markup.of(
        "<section class=\"notices\" aria-labelledby=\"h-notices\"><h2 id=\"h-notices\">For a person"
            + " to look at</h2>\n<ul>\n%s</ul></section>\n",
        Markup.join(items));
  }

  private static int rank(Tone tone) {
    return switch (tone) {
      case BAD -> 0;
      case WARN -> 1;
      case PLAIN, GOOD -> 2;
    };
  }

  private static Markup item(Notice notice) {
    String word =
        switch (notice.tone()) {
          case BAD -> "problem";
          case WARN -> "to do";
          case PLAIN, GOOD -> "note";
        };
    return Markup.of(
        "<li>%s <span>%s <a href=\"#%s\">%s</a></span></li>\n",
        notice.tone().badge(word),
        Commands.marked(notice.text()),
        notice.section(),
        "see " + notice.section().replace('-', ' '));
  }
}
