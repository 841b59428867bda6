package dev.lepton.pipeline.report;

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

  Markup badge(String words) {
    return Markup.of("<span class=\"badge %s\">%s</span>", css(), words);
  }
}
