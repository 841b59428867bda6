package dev.lepton.pipeline.report;

/** Sets what stands between backquotes as code. Stateless. */
final class Commands {
  private Commands() {}

  static Markup marked(String text) {
    String[] parts = text.split("`", -1);
    Markup html = Markup.EMPTY;
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      html =
          html.plus(
              code
                  ? Markup.of("<code class=\"command\">%s</code>", parts[i])
                  : Markup.text(parts[i]));
    }
    return html;
  }
}
