package dev.lepton.transform.internal.javasource;

import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;

/**
 * How a file indents.
 *
 * @param step one level: spaces or a tab
 */
record Indentation(String step) {

  /** Taken from the first member of the file's first type; two spaces where there is none. */
  static Indentation of(JavaUnit unit) {
    for (Object type : unit.root().types()) {
      for (Object member : ((AbstractTypeDeclaration) type).bodyDeclarations()) {
        String step = unit.indentation((ASTNode) member);
        return new Indentation(step.isEmpty() ? "  " : step);
      }
    }
    return new Indentation("  ");
  }

  /** Rewrites text that is indented by two spaces a level, and moves it in by some levels. */
  String apply(String text, int levels) {
    return text.lines()
        .map(line -> line.isBlank() ? "" : step.repeat(levels + depth(line)) + line.strip())
        .collect(Collectors.joining("\n"));
  }

  private static int depth(String line) {
    return (line.length() - line.stripLeading().length()) / 2;
  }
}
