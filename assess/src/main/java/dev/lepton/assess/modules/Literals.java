package dev.lepton.assess.modules;

import dev.lepton.assess.reference.script.Syntax;
import dev.lepton.assess.reference.uses.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSNode;

/** Puts texts together from a syntax tree's literals, joined ones as one. Stateless. */
final class Literals {
  private static final Set<String> TEXTS =
      Set.of(
          "string",
          "template_string",
          "string_literal",
          "verbatim_string_literal",
          "raw_string_literal",
          "interpolated_string_expression",
          "interpreted_string_literal",
          "encapsed_string",
          "heredoc",
          "nowdoc",
          "heredoc_body");
  private static final Set<String> JOINS =
      Set.of("binary_operator", "binary_expression", "binary", "concatenated_string");
  private static final int DEEPEST = 200;

  private Literals() {}

  /** Whether a node may be the whole of a text. */
  static boolean isText(TSNode node) {
    return TEXTS.contains(node.getType()) || JOINS.contains(node.getType());
  }

  /** Empty when nothing of it is written there. */
  static Optional<Phrase> of(Syntax syntax, TSNode node) {
    Phrase phrase = phrase(syntax, node, 0);
    return phrase.hasWords() ? Optional.of(phrase) : Optional.empty();
  }

  /** A text that is known in full. */
  static Optional<String> plain(Syntax syntax, TSNode node) {
    return of(syntax, node)
        .filter(Phrase::isFixed)
        .map(phrase -> phrase.text(any -> Optional.empty()));
  }

  private static Phrase phrase(Syntax syntax, TSNode node, int depth) {
    String type = node.getType();
    if (TEXTS.contains(type)) {
      return literal(syntax, node);
    }
    List<TSNode> parts = Syntax.children(node);
    boolean whole = type.equals("parenthesized_expression") && parts.size() == 1;
    if (whole && depth < DEEPEST) {
      return phrase(syntax, parts.get(0), depth + 1);
    }
    if (!JOINS.contains(type) || parts.isEmpty() || depth >= DEEPEST) {
      return open();
    }
    if (Syntax.field(node, "operator").map(syntax::text).filter("%"::equals).isPresent()) {
      return phrase(syntax, parts.get(0), depth + 1); // what is filled in is marked in the text
    }
    Phrase all = phrase(syntax, parts.get(0), depth + 1);
    for (TSNode part : parts.subList(1, parts.size())) {
      all = all.plus(phrase(syntax, part, depth + 1));
    }
    return all;
  }

  private static Phrase open() {
    return new Phrase(List.of(new Phrase.Open()));
  }

  private static Phrase literal(Syntax syntax, TSNode node) {
    Phrase all = new Phrase(List.of());
    boolean parts = false;
    for (TSNode part : Syntax.children(node)) {
      String type = part.getType();
      boolean words =
          type.endsWith("content") || type.endsWith("fragment") || type.equals("string_value");
      boolean mark = type.endsWith("_start") || type.endsWith("_end") || type.endsWith("quote");
      if (words) {
        all = all.plus(Phrase.of(syntax.text(part)));
      } else if (type.contains("escape")) {
        all = all.plus(Phrase.of(" "));
      } else if (type.endsWith("_body")) {
        all = all.plus(literal(syntax, part));
      } else if (!mark) {
        all = all.plus(open());
      }
      parts |= !mark;
    }
    return parts ? all : Phrase.of(unquoted(syntax.text(node)));
  }

  private static String unquoted(String text) {
    return text.replaceFirst("^[@$bBrRuUfF]*(?:\"\"\"|'''|[\"'`])", "")
        .replaceFirst("(?:\"\"\"|'''|[\"'`])$", "");
  }
}
