package dev.lepton.assess.java;

import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.source.SourceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.compiler.IProblem;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.CompilationUnit;

/** Reads one Java file. Stateless, thread-safe. */
public final class JavaReader {
  private static final int PROBLEMS_REPORTED = 3;

  private JavaReader() {}

  /**
   * Parses with error recovery: what cannot be parsed is named in {@link CodeFile#problems()}, the
   * rest is read.
   *
   * @param neighbours simple names of the types in the same folder
   */
  public static CodeFile read(SourceFile source, String text, Set<String> neighbours) {
    CompilationUnit unit = parse(text);
    JavaNames names = new JavaNames(unit, neighbours);
    JavaScopes scopes = new JavaScopes();
    JavaTypes types = new JavaTypes(names, scopes);
    CodeFile.Builder facts = new CodeFile.Builder();
    reportProblems(source, unit, facts);
    unit.accept(new JavaVisitor(new JavaContext(source.path(), unit, names, scopes, types), facts));
    return facts.build(source);
  }

  private static CompilationUnit parse(String text) {
    Map<String, String> options = new HashMap<>();
    JavaCore.setComplianceOptions(JavaCore.latestSupportedJavaVersion(), options);
    ASTParser parser = ASTParser.newParser(AST.getJLSLatest());
    parser.setKind(ASTParser.K_COMPILATION_UNIT);
    parser.setCompilerOptions(options);
    parser.setStatementsRecovery(true);
    parser.setSource(text.toCharArray());
    return (CompilationUnit) parser.createAST(null);
  }

  private static void reportProblems(
      SourceFile source, CompilationUnit unit, CodeFile.Builder facts) {
    int reported = 0;
    for (IProblem problem : unit.getProblems()) {
      if (problem.isError() && reported++ < PROBLEMS_REPORTED) {
        facts.addProblem(
            source.path()
                + ":"
                + problem.getSourceLineNumber()
                + ": does not parse here; the rest of the file was read");
      }
    }
  }
}
