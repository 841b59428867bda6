package dev.lepton.transform.internal.script;

import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Optional;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterTsx;
import org.treesitter.TreeSitterTypescript;

/** A parsed script. What does not parse is left out by the parser, so that the rest is seen. */
public final class ScriptFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final TextFile file;
  private final SyntaxNode root;

  private ScriptFile(TextFile file, SyntaxNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * @throws IllegalArgumentException for a file that is neither Python nor JavaScript
   */
  public static ScriptFile parse(TextFile file) {
    // The mark is no part of the language; a blank in its place keeps all positions.
    String content = file.content().replace(BYTE_ORDER_MARK, ' ');
    try (TSParser parser = new TSParser()) {
      parser.setLanguage(grammar(file.path()));
      try (TSTree tree = parser.parseString(null, content)) {
        return new ScriptFile(file, copy(tree.getRootNode(), new Positions(content)));
      }
    }
  }

  private static TSLanguage grammar(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    return switch (extension) {
      case "py" -> new TreeSitterPython();
      case "ts", "mts", "cts" -> new TreeSitterTypescript();
      case "js", "cjs", "mjs", "jsx", "tsx" -> new TreeSitterTsx();
      default -> throw new IllegalArgumentException(path);
    };
  }

  /** The parser's own nodes die with its tree. */
  private static SyntaxNode copy(TSNode root, Positions positions) {
    SyntaxNode top = node(root, "", positions, Optional.empty());
    try (TSTreeCursor cursor = new TSTreeCursor(root)) {
      SyntaxNode parent = top;
      boolean down = cursor.gotoFirstChild();
      while (true) {
        if (down) {
          String field = cursor.currentFieldName();
          SyntaxNode child =
              node(
                  cursor.currentNode(), field == null ? "" : field, positions, Optional.of(parent));
          if (cursor.gotoFirstChild()) {
            parent = child;
            continue;
          }
        }
        if (cursor.gotoNextSibling()) {
          down = true;
        } else if (cursor.gotoParent() && parent.parent().isPresent()) {
          parent = parent.parent().get();
          down = false;
        } else {
          return top;
        }
      }
    }
  }

  private static SyntaxNode node(
      TSNode node, String field, Positions positions, Optional<SyntaxNode> parent) {
    return new SyntaxNode(
        node.getType(),
        field,
        positions.character(node.getStartByte()),
        positions.character(node.getEndByte()),
        parent);
  }

  public TextFile file() {
    return file;
  }

  public SyntaxNode root() {
    return root;
  }

  /** Whether the parser understood all of it. */
  public boolean isWhole() {
    return root.all("ERROR").isEmpty();
  }

  /** The node as it is written. */
  public String source(SyntaxNode node) {
    return file.content().substring(node.start(), node.end());
  }

  /** As {@link #source}, of a field; empty when there is none. */
  public String source(SyntaxNode node, String field) {
    return node.field(field).map(this::source).orElse("");
  }

  /** 1-based line on which a node starts. */
  public int line(SyntaxNode node) {
    return file.lineAt(node.start());
  }

  /** The white space before the first character of the line on which a node starts. */
  public String indentation(SyntaxNode node) {
    String line = file.line(line(node)).replace(String.valueOf(BYTE_ORDER_MARK), "");
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  /** The nodes of these types that start on a line. */
  public List<SyntaxNode> on(int line, String... types) {
    int from = file.offsetOfLine(line);
    int to = file.offsetOfLine(line + 1);
    return root.all(types).stream()
        .filter(node -> node.start() >= from && node.start() < to)
        .toList();
  }
}
