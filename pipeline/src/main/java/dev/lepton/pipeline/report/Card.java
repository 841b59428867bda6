package dev.lepton.pipeline.report;

import java.util.List;

/**
 * One figure of the outcome.
 *
 * @param note a word on how to take it; may be empty
 */
record Card(String label, String value, Tone tone, String note) {
  Markup render() {
    return Markup.of(
        "<div class=\"card\"><dt>%s</dt><dd class=\"%s\">%s</dd>%s</div>\n",
        label,
        tone.css(),
        value,
        note.isEmpty() ? Markup.EMPTY : Markup.of("<dd class=\"note\">%s</dd>", note));
  }

  static Markup all(List<Card> cards) {
    return cards.isEmpty()
        ? Markup.EMPTY
        : Markup.of(
            "<dl class=\"cards\">\n%s</dl>\n",
            Markup.join(cards.stream().map(Card::render).toList()));
  }
}
