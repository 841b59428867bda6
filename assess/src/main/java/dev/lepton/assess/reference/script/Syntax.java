package dev.lepton.assess.reference.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.treesitter.TSNode;
import org.treesitter.TSTreeCursor;

/**
 * A parsed file. What does not parse is skipped by the parser itself, so that the rest is seen.
 *
 * @param bytes in UTF-8; positions of nodes count in them
 */
public record Syntax(byte[] bytes, TSNode root) {
  private static final int FEW = 8;

  public String text(TSNode node) {
    int start = node.getStartByte();
    int end = Math.min(node.getEndByte(), bytes.length);
    return start >= end ? "" : new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  public static List<TSNode> children(TSNode node) {
    int count = node.getNamedChildCount();
    if (count == 0) {
      return List.of();
    }
    List<TSNode> children = new ArrayList<>(count);
    if (count > FEW) {
      walk(node, children);
    } else {
      for (int i = 0; i < count; i++) {
        children.add(node.getNamedChild(i));
      }
    }
    return children;
  }

  /** The library counts from the first to reach the n-th: of long lists that would be all work. */
  private static void walk(TSNode node, List<TSNode> children) {
    try (TSTreeCursor cursor = new TSTreeCursor(node)) {
      for (boolean more = cursor.gotoFirstChild(); more; more = cursor.gotoNextSibling()) {
        TSNode child = cursor.currentNode();
        if (child.isNamed()) {
          children.add(child);
        }
      }
    }
  }

  public static Optional<TSNode> field(TSNode node, String name) {
    TSNode child = node.getChildByFieldName(name);
    return child == null || child.isNull() ? Optional.empty() : Optional.of(child);
  }

  static Use use(List<String> names, Use.Role role, TSNode at) {
    return new Use(
        names, role, at.getStartPoint().getRow() + 1, at.getStartPoint().getColumn() + 1);
  }
}
