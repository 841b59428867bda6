package dev.lepton.assess.java;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that are visible where the visitor stands, inner ones before outer ones. Not
 * thread-safe.
 */
final class JavaScopes {
  private final Deque<Map<String, JavaVariable>> scopes = new ArrayDeque<>();

  JavaScopes() {
    enter();
  }

  void enter() {
    scopes.push(new HashMap<>());
  }

  void leave() {
    scopes.pop();
  }

  void declare(String name, JavaVariable variable) {
    scopes.element().put(name, variable);
  }

  Optional<JavaVariable> find(String name) {
    return scopes.stream()
        .filter(scope -> scope.containsKey(name))
        .findFirst()
        .map(scope -> scope.get(name));
  }
}
