package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Kind;
import dev.lepton.assess.modules.Module.Named;
import dev.lepton.assess.reference.script.Syntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.treesitter.TSNode;

/** Walks over one file; each language says what its nodes mean. For one use. */
abstract class ModuleReader {
  final String path;
  final Syntax syntax;
  final ModuleBuilder into = new ModuleBuilder();
  private final Grammar grammar;
  private final List<TSNode> around = new ArrayList<>();
  private int textsRead;

  ModuleReader(String path, Syntax syntax, Grammar grammar) {
    this.path = path;
    this.syntax = syntax;
    this.grammar = grammar;
  }

  Module read(boolean generated) {
    walk(syntax.root());
    return into.build(path, generated);
  }

  /**
   * @return whether its parts are of interest
   */
  abstract boolean enter(TSNode node);

  private void walk(TSNode node) {
    if (node.getType().equals("comment")) {
      return;
    }
    if (Literals.isText(node) && node.getStartByte() >= textsRead) {
      textsRead = node.getEndByte();
      if (!isRemark(node)) {
        Literals.of(syntax, node).ifPresent(phrase -> into.text(phrase, line(node)));
      }
    }
    if (enter(node)) {
      around.add(node);
      Syntax.children(node).forEach(this::walk);
      around.remove(around.size() - 1);
    }
  }

  /** A text that stands alone does nothing: it documents. */
  private boolean isRemark(TSNode node) {
    return node.getType().equals("string") && parent(0).equals("expression_statement");
  }

  /** The type of the node around, of that around it, and so on; empty beyond the file. */
  String parent(int up) {
    return at(up).map(TSNode::getType).orElse("");
  }

  Optional<TSNode> at(int up) {
    int index = around.size() - 1 - up;
    return index < 0 ? Optional.empty() : Optional.of(around.get(index));
  }

  boolean isTop() {
    return around.size() <= 1;
  }

  boolean isField(TSNode node, String field) {
    return at(0).flatMap(up -> Syntax.field(up, field)).filter(up -> same(up, node)).isPresent();
  }

  static int line(TSNode node) {
    return node.getStartPoint().getRow() + 1;
  }

  String field(TSNode node, String name) {
    return Syntax.field(node, name).map(syntax::text).orElse("");
  }

  static boolean same(TSNode one, TSNode other) {
    return one.getStartByte() == other.getStartByte() && one.getEndByte() == other.getEndByte();
  }

  /**
   * The name with all that is asked of it: {@code Order.objects.filter(…).update(…)}.
   *
   * @param head the first of the chain
   */
  Named chain(TSNode head) {
    List<String> chain = new ArrayList<>();
    Collections.addAll(chain, syntax.text(head).split("\\.|::|\\\\"));
    chain.removeIf(String::isEmpty);
    Climb climb = new Climb(head, around.size() - 1);
    Kind kind = kind(head);
    while (climb.up(chain)) {
      // each step adds what it finds
    }
    if (climb.made) {
      kind = Kind.NEW;
    } else if (climb.called && kind == Kind.MENTION) {
      kind = Kind.CALL;
    }
    return new Named(chain.isEmpty() ? List.of("") : List.copyOf(chain), kind, line(head));
  }

  private Kind kind(TSNode head) {
    boolean parent =
        grammar.parents().contains(parent(0))
            || grammar.parents().contains(parent(1)) && grammar.arguments().contains(parent(0));
    if (parent) {
      return Kind.SUPER;
    }
    boolean type = grammar.types().contains(parent(0)) || head.getType().equals("type_identifier");
    return type ? Kind.TYPE : Kind.MENTION;
  }

  /** Goes from a name outwards as long as something is asked of it. */
  private final class Climb {
    private TSNode node;
    private int index;
    private boolean called;
    private boolean made;
    private boolean given;

    Climb(TSNode node, int index) {
      this.node = node;
      this.index = index;
    }

    boolean up(List<String> chain) {
      if (index < 0) {
        return false;
      }
      TSNode parent = around.get(index);
      String type = parent.getType();
      String[] member = grammar.members().get(type);
      if (member != null && isMine(parent, member[0])) {
        chain.add(field(parent, member[1]));
        called |= type.contains("call");
      } else if (grammar.calls().containsKey(type) && isMine(parent, grammar.calls().get(type))) {
        called = true;
      } else if (grammar.creations().containsKey(type)
          && isMine(parent, grammar.creations().get(type))) {
        made = true;
      } else {
        return handedOver(chain, type);
      }
      node = parent;
      index--;
      return true;
    }

    private boolean isMine(TSNode parent, String field) {
      Optional<TSNode> mine =
          field.isEmpty()
              ? Syntax.children(parent).stream().findFirst()
              : Syntax.field(parent, field);
      return mine.filter(one -> same(one, node)).isPresent();
    }

    /** {@code query(Order).filter(…)}: what is done with the call is done with its argument. */
    private boolean handedOver(List<String> chain, String type) {
      boolean argument = grammar.arguments().contains(type) && chain.size() == 1 && !given && !made;
      int up = index - (type.equals("argument") ? 2 : 1);
      if (!argument || called || up < 0) {
        return false;
      }
      TSNode call = around.get(up);
      String function = called(call);
      if (function.isEmpty()) {
        return false;
      }
      given = true;
      chain.add(function);
      node = call;
      index = up - 1;
      return true;
    }

    private String called(TSNode call) {
      String[] member = grammar.members().get(call.getType());
      String function =
          member != null
              ? field(call, member[1])
              : field(call, grammar.calls().getOrDefault(call.getType(), "function"));
      return function.replaceFirst("(?s).*[.)]", "").replaceFirst("(?s)<.*", "").strip();
    }
  }
}
