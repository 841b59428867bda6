package dev.lepton.assess.config;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML as settings: texts at {@code a/b[1]/c}, attributes at {@code a/b@c}. An element with the
 * attributes {@code name} (or {@code key}) and {@code value} also counts as a setting of that name.
 * Document types are not processed, so that a file can neither reach out nor blow up.
 */
final class XmlReader {
  private final Deque<String> path = new ArrayDeque<>();
  private final Deque<Map<String, Integer>> siblings = new ArrayDeque<>();
  private final Deque<Integer> lines = new ArrayDeque<>();
  private final List<Setting> settings = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlReader() {
    siblings.push(new HashMap<>());
  }

  static List<Setting> read(String source, List<String> problems) {
    XmlReader reader = new XmlReader();
    try {
      XMLStreamReader stream = factory().createXMLStreamReader(new StringReader(source));
      while (stream.hasNext()) {
        reader.take(stream, stream.next());
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      problems.add(line + ": is not well-formed XML; it was read up to here");
    }
    return reader.settings;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private void take(XMLStreamReader stream, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(stream);
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(stream);
      case XMLStreamConstants.END_ELEMENT -> end();
      default -> {
        // Comments, instructions and document types say nothing about the application.
      }
    }
  }

  private void start(XMLStreamReader stream) {
    String name = stream.getLocalName();
    int count = siblings.element().merge(name, 1, Integer::sum);
    path.push(count == 1 ? name : name + "[" + count + "]");
    siblings.push(new HashMap<>());
    text.setLength(0);
    int line = stream.getLocation().getLineNumber();
    lines.push(line);
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < stream.getAttributeCount(); i++) {
      String attribute = stream.getAttributeLocalName(i);
      attributes.put(attribute, stream.getAttributeValue(i));
      settings.add(new Setting(key() + "@" + attribute, stream.getAttributeValue(i), line));
    }
    String named = attributes.getOrDefault("name", attributes.getOrDefault("key", ""));
    if (!named.isEmpty() && attributes.containsKey("value")) {
      settings.add(new Setting(named, attributes.get("value"), line));
    }
  }

  private void characters(XMLStreamReader stream) {
    if (text.toString().isBlank() && !stream.getText().isBlank()) {
      lines.pop();
      String before = stream.getText();
      int lineFeeds = (int) before.stripLeading().chars().filter(c -> c == '\n').count();
      lines.push(stream.getLocation().getLineNumber() - lineFeeds);
    }
    text.append(stream.getText());
  }

  private void end() {
    if (!text.toString().isBlank()) {
      settings.add(new Setting(key(), text.toString().strip(), lines.element()));
    }
    text.setLength(0);
    path.pop();
    lines.pop();
    siblings.pop();
  }

  private String key() {
    List<String> parts = new ArrayList<>();
    path.descendingIterator().forEachRemaining(parts::add);
    return String.join("/", parts);
  }
}
