package dev.lepton.transform.internal.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A node of a script's syntax tree. Types and fields are called as the grammar calls them.
 * Unchangeable once its file is parsed.
 */
public final class SyntaxNode {
  private final String type;
  private final String field;
  private final int start;
  private final int end;
  private final Optional<SyntaxNode> parent;
  private final List<SyntaxNode> children = new ArrayList<>();

  SyntaxNode(String type, String field, int start, int end, Optional<SyntaxNode> parent) {
    this.type = type;
    this.field = field;
    this.start = start;
    this.end = end;
    this.parent = parent;
    parent.ifPresent(node -> node.children.add(this));
  }

  public String type() {
    return type;
  }

  public boolean is(String... types) {
    return Set.of(types).contains(type);
  }

  /** 0-based, in characters of the file. */
  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** Signs such as commas among them. */
  public List<SyntaxNode> children() {
    return Collections.unmodifiableList(children);
  }

  public Optional<SyntaxNode> parent() {
    return parent;
  }

  /** The first child of this role. */
  public Optional<SyntaxNode> field(String name) {
    return children.stream().filter(child -> child.field.equals(name)).findFirst();
  }

  /** Whether it plays this role in its parent. */
  public boolean isField(String name) {
    return field.equals(name);
  }

  /** The nearest node around it, itself not included. */
  public Optional<SyntaxNode> enclosing(String... types) {
    for (Optional<SyntaxNode> node = parent; node.isPresent(); node = node.get().parent) {
      if (node.get().is(types)) {
        return node;
      }
    }
    return Optional.empty();
  }

  /** It and everything below it, in the order of the text. */
  public void visit(Consumer<SyntaxNode> visitor) {
    visitor.accept(this);
    children.forEach(child -> child.visit(visitor));
  }

  /** All nodes of these types at or below it, in the order of the text. */
  public List<SyntaxNode> all(String... types) {
    List<SyntaxNode> found = new ArrayList<>();
    visit(
        node -> {
          if (node.is(types)) {
            found.add(node);
          }
        });
    return found;
  }
}
