package dev.lepton.transform.internal.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element and where it stands in the text, in characters. Unchangeable once it is read. */
public final class XmlElement {
  private final String name;
  private final int start;
  private final Map<String, Value> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final Optional<XmlElement> parent;
  private int contentStart;
  private int contentEnd;
  private int end;

  /** An attribute's value, without its quotes. */
  public record Value(String text, int start, int end) {}

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
  public String name() {
    return name.substring(name.indexOf(':') + 1);
  }

  public int start() {
    return start;
  }

  /** Behind its last sign. */
  public int end() {
    return end;
  }

  public int contentStart() {
    return contentStart;
  }

  public int contentEnd() {
    return contentEnd;
  }

  public Optional<XmlElement> parent() {
    return parent;
  }

  public Optional<Value> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted));
  }

  public List<XmlElement> children() {
    return List.copyOf(children);
  }

  public Optional<XmlElement> child(String wanted) {
    return children.stream().filter(child -> child.name().equals(wanted)).findFirst();
  }
}
