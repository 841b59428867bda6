package dev.lepton.transform.internal.config;

import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XML file as elements with their places. It reads no entities and checks nothing: what is
 * edited is a document that some parser accepts already.
 */
public final class XmlDocument {
  private static final Pattern TOKEN =
      Pattern.compile(
          "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>|<![^\\[>]*(?:\\[.*?]\\s*)?>"
              + "|<(/?)([\\w:.-]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>",
          Pattern.DOTALL);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([\\w:.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  private final TextFile file;
  private final List<XmlElement> elements = new ArrayList<>();

  public XmlDocument(TextFile file) {
    this.file = file;
    read();
  }

  private void read() {
    Matcher token = TOKEN.matcher(file.content());
    Optional<XmlElement> open = Optional.empty();
    while (token.find()) {
      if (token.group(2) == null) {
        continue;
      }
      if (!token.group(1).isEmpty()) {
        if (open.isPresent()) {
          open.get().closed(token.start(), token.end());
          open = open.get().parent();
        }
        continue;
      }
      XmlElement element = new XmlElement(token.group(2), token.start(), open);
      elements.add(element);
      attributes(element, token.start(3), token.group(3));
      element.opened(token.end());
      if (token.group(4).isEmpty()) {
        open = Optional.of(element);
      } else {
        element.closed(token.end(), token.end());
      }
    }
  }

  private static void attributes(XmlElement element, int offset, String text) {
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      int group = attribute.group(2) == null ? 3 : 2;
      element.attribute(
          attribute.group(1),
          new XmlElement.Value(
              attribute.group(group),
              offset + attribute.start(group),
              offset + attribute.end(group)));
    }
  }

  public TextFile file() {
    return file;
  }

  /** All elements in the order of the text. */
  public List<XmlElement> elements() {
    return elements;
  }

  public List<XmlElement> named(String name) {
    return elements.stream().filter(element -> element.name().equals(name)).toList();
  }

  public Optional<XmlElement> root() {
    return elements.stream().findFirst();
  }

  /** What stands between an element's tags, stripped. */
  public String text(XmlElement element) {
    return file.content().substring(element.contentStart(), element.contentEnd()).strip();
  }

  public String text(XmlElement element, String child) {
    return element.child(child).map(this::text).orElse("");
  }

  /** The elements that start on a line. */
  public List<XmlElement> on(int line) {
    int from = file.offsetOfLine(line);
    int to = file.offsetOfLine(line + 1);
    return elements.stream()
        .filter(element -> element.start() >= from && element.start() < to)
        .toList();
  }
}
