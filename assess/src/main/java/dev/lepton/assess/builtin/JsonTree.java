package dev.lepton.assess.builtin;

import java.util.ArrayDeque;
import java.util.Deque;
import net.sf.saxon.s9api.QName;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as a tree of elements: a key is an element of its name, an item of a list is one without a
 * name of its own. Characters that no element's name may hold become {@code _}.
 */
final class JsonTree {
  static final QName LINE = new QName("lepton-line");

  private static final String ITEM = "item";

  private final ContentHandler handler;
  private final Deque<String> open = new ArrayDeque<>();

  JsonTree(ContentHandler handler) {
    this.handler = handler;
  }

  /** Feeds the whole text to the handler. */
  void read(String text) throws SAXException {
    handler.startDocument();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      String key = "json";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          key = name(parser.currentName());
          continue;
        }
        take(parser, token, key);
        key = ITEM;
      }
    }
    handler.endDocument();
  }

  private void take(JsonParser parser, JsonToken token, String key) throws SAXException {
    switch (token) {
      case START_OBJECT, START_ARRAY -> {
        start(key, parser);
        open.push(key);
      }
      case END_OBJECT, END_ARRAY -> {
        end(open.pop());
      }
      default -> {
        start(key, parser);
        char[] value = parser.getString().toCharArray();
        handler.characters(value, 0, value.length);
        end(key);
      }
    }
  }

  private void start(String name, JsonParser parser) throws SAXException {
    AttributesImpl attributes = new AttributesImpl();
    String line = String.valueOf(parser.currentTokenLocation().getLineNr());
    attributes.addAttribute("", LINE.getLocalName(), LINE.getLocalName(), "CDATA", line);
    handler.startElement("", name, name, attributes);
  }

  private void end(String name) throws SAXException {
    handler.endElement("", name, name);
  }

  private static String name(String key) {
    String name = key.replaceAll("[^\\p{L}\\p{N}_.-]", "_");
    return name.isEmpty() || !name.substring(0, 1).matches("[\\p{L}_]") ? "_" + name : name;
  }
}
