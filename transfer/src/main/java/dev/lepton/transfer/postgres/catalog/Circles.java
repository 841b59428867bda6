package dev.lepton.transfer.postgres.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the definitions that need each other, directly or through others: Tarjan's strongly
 * connected components. It recurses on a stack of its own, since chains of thousands of views are
 * found in the field. Used once.
 */
final class Circles {
  private final Map<Address, Definition> byAddress = new HashMap<>();
  private final Map<Address, Integer> number = new HashMap<>();
  private final Map<Address, Integer> lowest = new HashMap<>();
  private final Deque<Address> open = new ArrayDeque<>();
  private final Set<Address> isOpen = new HashSet<>();
  private final Set<Address> members = new HashSet<>();

  /** A definition and those of its needs that are still to be looked at. */
  private record Visit(Address address, Iterator<Address> needs) {}

  private Circles(List<Definition> definitions) {
    definitions.forEach(definition -> byAddress.put(definition.address(), definition));
  }

  /** Addresses of all that are part of a circle. */
  static Set<Address> members(List<Definition> definitions) {
    Circles circles = new Circles(definitions);
    for (Definition definition : definitions) {
      if (!circles.number.containsKey(definition.address())) {
        circles.visit(definition.address());
      }
    }
    return circles.members;
  }

  private void visit(Address first) {
    Deque<Visit> visits = new ArrayDeque<>();
    visits.push(begin(first));
    while (!visits.isEmpty()) {
      Visit visit = visits.peek();
      if (visit.needs().hasNext()) {
        Address need = visit.needs().next();
        if (!number.containsKey(need)) {
          visits.push(begin(need));
        } else if (isOpen.contains(need)) {
          lowest.merge(visit.address(), number.get(need), Math::min);
        }
      } else {
        visits.pop();
        if (!visits.isEmpty()) {
          lowest.merge(visits.peek().address(), lowest.get(visit.address()), Math::min);
        }
        if (lowest.get(visit.address()).equals(number.get(visit.address()))) {
          end(visit.address());
        }
      }
    }
  }

  private Visit begin(Address address) {
    number.put(address, number.size());
    lowest.put(address, number.get(address));
    open.push(address);
    isOpen.add(address);
    return new Visit(
        address, byAddress.get(address).needs().stream().filter(byAddress::containsKey).iterator());
  }

  private void end(Address root) {
    List<Address> component = new ArrayList<>();
    Address last;
    do {
      last = open.pop();
      isOpen.remove(last);
      component.add(last);
    } while (!last.equals(root));
    if (component.size() > 1) {
      members.addAll(component);
    }
  }
}
