package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.types.TypeUse;
import dev.lepton.assess.reference.types.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The classes around a place, anonymous ones too, for calls without a receiver. */
final class Receivers {
  /**
   * A class around.
   *
   * @param type the class; of an anonymous one what it extends
   * @param ownMethods names of methods that an anonymous class declares itself
   */
  private record Around(TypeUse type, Set<String> ownMethods) {}

  private final Deque<Around> classes = new ArrayDeque<>();
  private final Names names;
  private final World world;

  Receivers(Names names, World world) {
    this.names = names;
    this.world = world;
  }

  void enter(TypeUse type, Set<String> ownMethods) {
    classes.push(new Around(type, ownMethods));
  }

  void leave() {
    classes.pop();
  }

  TypeUse current() {
    return classes.isEmpty() ? TypeUse.UNKNOWN : classes.peek().type();
  }

  /** The superclass and interfaces of the innermost class. */
  TypeUse parent() {
    List<String> parents = new ArrayList<>();
    for (String name : current().names()) {
      world
          .find(name)
          .ifPresent(model -> model.supertypes().forEach(one -> parents.addAll(one.names())));
    }
    return TypeUse.of(parents);
  }

  /** Who declares a method that is called without a receiver; no owner when that is not known. */
  World.Member unqualified(String method, int arguments) {
    Set<String> owners = new LinkedHashSet<>();
    for (Around around : classes) {
      if (around.ownMethods().contains(method)) {
        return new World.Member(TypeUse.UNKNOWN, List.of(), Optional.empty());
      }
      World.Member member = world.method(around.type(), method, arguments);
      if (member.method().isPresent()) {
        return member;
      }
      member.owners().stream()
          .filter(owner -> world.find(owner).isEmpty() || !around.type().names().contains(owner))
          .forEach(owners::add);
    }
    List<String> imported = names.staticOwners(method);
    if (!imported.isEmpty()) {
      return world.method(TypeUse.of(imported), method, arguments);
    }
    List<String> possible = List.copyOf(owners);
    return new World.Member(TypeUse.gotFrom(TypeUse.of(possible)), possible, Optional.empty());
  }

  /** A field that is used without a receiver. */
  Optional<TypeUse> field(String name) {
    for (Around around : classes) {
      Optional<TypeUse> field = world.field(around.type(), name);
      if (field.isPresent()) {
        return field;
      }
    }
    for (String owner : names.staticOwners(name)) {
      Optional<TypeUse> field = world.field(TypeUse.of(owner), name);
      if (field.isPresent()) {
        return field;
      }
    }
    return Optional.empty();
  }
}
