package dev.lepton.assess.tables;

import dev.lepton.assess.input.InputFile;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Queries and mappings that stand in XML: MyBatis' mappers, Hibernate's classes. Stateless. */
final class MappingFiles {
  private static final Set<String> STATEMENTS =
      Set.of("select", "insert", "update", "delete", "statement", "sql");

  private MappingFiles() {}

  /** What one mapping file says. */
  record Mapping(List<Query> queries, List<Class> classes) {}

  /** A statement, and the class whose method it is. */
  record Query(String type, String text, Evidence evidence) {}

  /** A class that is mapped to a table. */
  record Class(String type, String table, Evidence evidence) {}

  static boolean isMapping(String text) {
    return text.contains("<mapper") && text.contains("namespace")
        || text.contains("<hibernate-mapping")
        || text.contains("<entity-mappings");
  }

  /**
   * @throws XMLStreamException when it is no well-formed XML
   */
  static Mapping read(InputFile file, String text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
    try {
      return new Reading(file.path(), xml).all();
    } finally {
      xml.close();
    }
  }

  private static final class Reading {
    private final String path;
    private final XMLStreamReader xml;
    private final List<Query> queries = new ArrayList<>();
    private final List<Class> classes = new ArrayList<>();
    private String packageName = "";
    private String namespace = "";
    private String entity = "";

    Reading(String path, XMLStreamReader xml) {
      this.path = path;
      this.xml = xml;
    }

    Mapping all() throws XMLStreamException {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          element(xml.getLocalName(), xml.getLocation().getLineNumber());
        }
      }
      return new Mapping(queries, classes);
    }

    private void element(String name, int line) throws XMLStreamException {
      Evidence here = new Evidence(path, line);
      if (name.equals("mapper")) {
        namespace = attribute("namespace");
      } else if (name.equals("hibernate-mapping")) {
        packageName = attribute("package");
      } else if (name.equals("entity")) {
        entity = qualified(attribute("class"));
      } else if (name.equals("class") && !attribute("table").isEmpty()) {
        classes.add(new Class(qualified(attribute("name")), attribute("table"), here));
      } else if (name.equals("table") && !entity.isEmpty()) {
        classes.add(new Class(entity, attribute("name"), here));
      } else if (STATEMENTS.contains(name) && !namespace.isEmpty()) {
        queries.add(new Query(namespace, content(), here));
      }
    }

    private String attribute(String name) {
      String value = xml.getAttributeValue(null, name);
      return value == null ? "" : value.strip();
    }

    private String qualified(String name) {
      return name.indexOf('.') >= 0 || packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** The statement's text with what is in its conditions; they only ever leave something out. */
    private String content() throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      int depth = 1;
      while (depth > 0 && xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          String word = xml.getLocalName();
          boolean opens = word.equals("where") || word.equals("set");
          text.append(opens ? " " + word + " " : " ");
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
          text.append(' ');
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
          text.append(xml.getText());
        }
      }
      return text.toString().strip();
    }
  }
}
