package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.pattern.AnnotationUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.ArrayInitializer;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MemberValuePair;
import org.eclipse.jdt.core.dom.NormalAnnotation;
import org.eclipse.jdt.core.dom.SingleMemberAnnotation;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.TextBlock;
import org.eclipse.jdt.core.dom.TypeLiteral;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/** Reads annotations of declarations. */
final class Annotations {
  private final Names names;

  Annotations(Names names) {
    this.names = names;
  }

  AnnotationUse read(Annotation annotation) {
    Map<String, List<String>> elements = new HashMap<>();
    if (annotation instanceof SingleMemberAnnotation single) {
      elements.put("value", values(single.getValue()));
    } else if (annotation instanceof NormalAnnotation normal) {
      for (Object one : normal.values()) {
        MemberValuePair pair = (MemberValuePair) one;
        elements.put(pair.getName().getIdentifier(), values(pair.getValue()));
      }
    }
    return new AnnotationUse(
        names.resolve(annotation.getTypeName().getFullyQualifiedName()), elements);
  }

  private List<String> values(Expression value) {
    List<String> values = new ArrayList<>();
    values.add(value.toString());
    if (value instanceof StringLiteral literal) {
      values.add(literal.getLiteralValue());
    } else if (value instanceof TextBlock block) {
      values.add(block.getLiteralValue());
    } else if (value instanceof TypeLiteral literal) {
      values.addAll(names.resolve(literal.getType()).patternNames());
    } else if (value instanceof ArrayInitializer array) {
      array.expressions().forEach(one -> values.addAll(values((Expression) one)));
    } else if (value instanceof InfixExpression sum) {
      values.add(joined(sum));
    }
    return values;
  }

  private static String joined(InfixExpression sum) {
    StringBuilder text = new StringBuilder();
    Stream.concat(
            Stream.of(sum.getLeftOperand(), sum.getRightOperand()), sum.extendedOperands().stream())
        .forEach(
            part -> {
              if (part instanceof StringLiteral literal) {
                text.append(literal.getLiteralValue());
              }
            });
    return text.toString();
  }

  /** Those of the innermost declaration around a node. */
  List<AnnotationUse> around(ASTNode node) {
    for (ASTNode at = node; at != null; at = at.getParent()) {
      if (at instanceof BodyDeclaration declaration) {
        return read(declaration.modifiers());
      }
      if (at instanceof SingleVariableDeclaration declaration) {
        return read(declaration.modifiers());
      }
      if (at instanceof VariableDeclarationStatement declaration) {
        return read(declaration.modifiers());
      }
    }
    return List.of();
  }

  List<AnnotationUse> read(List<?> modifiers) {
    List<AnnotationUse> uses = new ArrayList<>();
    for (Object modifier : modifiers) {
      if (modifier instanceof Annotation annotation) {
        uses.add(read(annotation));
      }
    }
    return uses;
  }
}
