package dev.lepton.assess.reference.source;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.CompilationUnit;

/** Parses Java of any version, with whatever is wrong in it. Stateless, thread-safe. */
final class SourceParser {
  private static final Map<String, String> OPTIONS = options();

  private SourceParser() {}

  private static Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    JavaCore.setComplianceOptions(JavaCore.latestSupportedJavaVersion(), options);
    return Map.copyOf(options);
  }

  /**
   * @param name the file's own, which says whether a module is declared in it
   * @param bodies whether what methods do is wanted; without it parsing is several times faster
   */
  static CompilationUnit parse(String name, char[] text, boolean bodies) {
    ASTParser parser = ASTParser.newParser(AST.getJLSLatest());
    parser.setKind(ASTParser.K_COMPILATION_UNIT);
    parser.setCompilerOptions(OPTIONS);
    parser.setStatementsRecovery(true);
    parser.setIgnoreMethodBodies(!bodies);
    if (name.equals("module-info.java")) {
      parser.setUnitName(name);
    }
    parser.setSource(text);
    return (CompilationUnit) parser.createAST(null);
  }
}
