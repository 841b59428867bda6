package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.types.TypeUse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables that can be seen at a place, innermost block first. */
final class Scopes {
  private final Deque<Map<String, TypeUse>> blocks = new ArrayDeque<>();

  void enter() {
    blocks.push(new HashMap<>());
  }

  void leave() {
    blocks.pop();
  }

  void declare(String name, TypeUse type) {
    if (!blocks.isEmpty()) {
      blocks.peek().put(name, type);
    }
  }

  Optional<TypeUse> find(String name) {
    for (Map<String, TypeUse> block : blocks) {
      TypeUse type = block.get(name);
      if (type != null) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
