package dev.lepton.transform.internal.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element and where it stands in the text, in characters. Unchangeable once it is read. */
final class XmlElement {
  private final String name;
  private final int start;
  private final Map<String, Value> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final Optional<XmlElement> parent;
  private int contentStart;
  private int contentEnd;
  private int end;

  /** An attribute's value, without its quotes. */
  record Value(String text, int start, int end) {}

  XmlElement(String name, int start, Optional<XmlElement> parent) {
    this.name = name;
    this.start = start;
    this.parent = parent;
    parent.ifPresent(element -> element.children.add(this));
  }

  void opened(int at) {
    contentStart = at;
  }

  void closed(int contentEnds, int at) {
    contentEnd = contentEnds;
    end = at;
  }

  void attribute(String attribute, Value value) {
    attributes.put(attribute, value);
  }

  /** Without the prefix of its namespace. */
  String name() {
    return name.substring(name.indexOf(':') + 1);
  }

  int start() {
    return start;
  }

  /** Behind its last sign. */
  int end() {
    return end;
  }

  int contentStart() {
    return contentStart;
  }

  int contentEnd() {
    return contentEnd;
  }

  Optional<XmlElement> parent() {
    return parent;
  }

  Optional<Value> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted));
  }

  List<XmlElement> children() {
    return List.copyOf(children);
  }

  Optional<XmlElement> child(String wanted) {
    return children.stream().filter(child -> child.name().equals(wanted)).findFirst();
  }
}
