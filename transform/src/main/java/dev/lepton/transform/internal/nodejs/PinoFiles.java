package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that Pino writes to, as the number of standard output, which Pino takes for a file too. */
final class PinoFiles {
  private static final String STANDARD_OUTPUT = "1";

  private PinoFiles() {}

  /** Returns whether the finding was one, and is answered. */
  static boolean turn(Refactoring refactoring, NodeModule module, Finding finding) {
    Optional<SyntaxNode> name =
        Stream.concat(destinations(module, finding), transports(module, finding))
            .filter(node -> node.is("string", "template_string"))
            .findFirst();
    name.ifPresent(
        node ->
            module.replace(
                refactoring, Concern.LOG_TO_STDOUT, node, STANDARD_OUTPUT, finding.ruleId()));
    return name.isPresent();
  }

  /** {@code pino.destination('x')} and {@code pino.destination({ dest: 'x' })}. */
  private static Stream<SyntaxNode> destinations(NodeModule module, Finding finding) {
    return module.script().on(finding.line(), "call_expression").stream()
        .filter(call -> module.callee(call).equals("pino.destination"))
        .flatMap(call -> NodeModule.arguments(call).stream().limit(1))
        .flatMap(
            argument ->
                argument.is("object")
                    ? module.pair(argument, "dest").flatMap(pair -> pair.field("value")).stream()
                    : Stream.of(argument));
  }

  /** {@code options: { destination: 'x' }} beside {@code target: 'pino/file'}. */
  private static Stream<SyntaxNode> transports(NodeModule module, Finding finding) {
    return module.script().on(finding.line(), "pair").stream()
        .filter(pair -> module.script().source(pair, "key").equals("destination"))
        .filter(pair -> isOfPino(module, pair))
        .flatMap(pair -> pair.field("value").stream());
  }

  private static boolean isOfPino(NodeModule module, SyntaxNode destination) {
    return destination
        .parent()
        .flatMap(SyntaxNode::parent)
        .filter(options -> options.is("pair"))
        .flatMap(SyntaxNode::parent)
        .flatMap(transport -> module.pair(transport, "target"))
        .flatMap(target -> target.field("value"))
        .flatMap(module::text)
        .filter("pino/file"::equals)
        .isPresent();
  }
}
