package dev.lepton.transform.internal.container;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every service of a tree a port of its own, so that all can share one machine. Pure. */
final class Ports {
  private Ports() {}

  /** Whether two ports that are only in the code may be the same. */
  enum Fixed {
    /** The code has not been changed yet: recipes may take them from variables. */
    MAY_MEET,
    MUST_DIFFER
  }

  /**
   * @param fixed what to do with two services that listen on one port of which neither can be moved
   * @throws LeptonException NOT_SUPPORTED when two must not have one port, and have
   */
  static List<Draft> apart(List<Draft> drafts, Fixed fixed) {
    Map<Integer, Draft> taken = new HashMap<>();
    List<Draft> all = new ArrayList<>(drafts);
    // Those that cannot move have their ports first.
    all.stream()
        .filter(Ports::listens)
        .filter(draft -> !draft.stack().honoursPort())
        .forEach(draft -> take(taken, draft, fixed));
    for (int index = 0; index < all.size(); index++) {
      Draft draft = all.get(index);
      if (!listens(draft) || !draft.stack().honoursPort()) {
        continue;
      }
      int port = port(draft);
      int free = port;
      while (taken.containsKey(free)) {
        free++;
      }
      if (free != port) {
        Draft other = taken.get(port);
        draft =
            draft.listeningOn(
                free,
                new Evidence(
                    "port "
                        + port
                        + " is that of "
                        + other.name()
                        + ": moved to "
                        + free
                        + " by "
                        + draft.stack().portVariable().orElseThrow(),
                    other.folder().isEmpty() ? "." : other.folder()));
        all.set(index, draft);
      }
      taken.put(free, draft);
    }
    return List.copyOf(all);
  }

  private static void take(Map<Integer, Draft> taken, Draft draft, Fixed fixed) {
    Draft other = taken.putIfAbsent(port(draft), draft);
    if (other != null && fixed == Fixed.MUST_DIFFER) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "The services "
              + other.name()
              + " and "
              + draft.name()
              + " both listen on port "
              + port(draft)
              + ", and nothing but their code can change that",
          other.folder() + ", " + draft.folder(),
          "Let one of them take its port from a variable (process.env.PORT, os.environ[\"PORT\"], server.port),"
              + " or transform one alone with --entry "
              + draft.name()
              + ".");
    }
  }

  private static boolean listens(Draft draft) {
    return draft.role() == Role.WEB || draft.role() == Role.STATIC;
  }

  private static int port(Draft draft) {
    return draft.port().orElse(draft.stack().usualPort());
  }
}
