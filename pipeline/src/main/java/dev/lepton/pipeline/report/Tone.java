package dev.lepton.pipeline.report;

import java.util.List;
import java.util.Locale;

/** How a figure is to be taken. Never said by colour alone: the words beside it say it too. */
enum Tone {
  GOOD,
  WARN,
  BAD,
  PLAIN;

  static Tone goodIf(boolean good) {
    return good ? GOOD : BAD;
  }

  String css() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the whole page comes to. */
  Markup verdict(String title, List<String> words) {
    return Markup.of(
        "<div class=\"verdict %s\"><p class=\"title\">%s</p>%s</div>\n",
        css(), title, Markup.list(words));
  }

  Markup badge(String words) {
    return Markup.of("<span class=\"badge %s\">%s</span>", css(), words);
  }
}
