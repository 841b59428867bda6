package dev.lepton.assess.decompose;

import dev.lepton.assess.tables.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Classes on the top level and what they use of each other.
 *
 * @param classes sorted by name; their places in the list are their numbers
 * @param links sorted by caller, then callee
 * @param generated how many classes were left out because a program wrote them
 */
record CodeGraph(List<ClassNode> classes, List<Link> links, int generated) {

  /** One class with everything nested in it, or a file of a language besides Java. */
  record ClassNode(String name, Evidence evidence) {
    /** Of a class, its package; of a file, its folder. */
    String packageName() {
      return name.substring(0, Math.max(0, name.lastIndexOf(isFile() ? '/' : '.')));
    }

    String simpleName() {
      return isFile()
          ? name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.\\w+$", "")
          : name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether it is a file of a language in which files are related, not classes. */
    boolean isFile() {
      return Decomposition.isFile(name);
    }
  }

  /**
   * What one class uses of another.
   *
   * @param calls of methods and constructors, by place
   * @param inherits whether it extends or implements it
   * @param evidence the first place of the strongest use
   */
  record Link(int from, int to, int calls, boolean inherits, Evidence evidence) {
    String kind() {
      return inherits ? "INHERITANCE" : calls > 0 ? "CALL" : "TYPE";
    }
  }

  /** The number of each class by its name. */
  Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      numbers.put(classes.get(i).name(), i);
    }
    return numbers;
  }

  /** How many classes use each class. */
  int[] users() {
    int[] users = new int[classes.size()];
    links.forEach(link -> users[link.to()]++);
    return users;
  }
}
