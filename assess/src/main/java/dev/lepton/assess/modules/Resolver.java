package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Named;
import java.util.List;
import java.util.Optional;

/** Knows which file a name means. Thread-safe once made. */
interface Resolver {
  /**
   * @param path of the file
   * @param member the name on its top level; empty for the file as a whole
   * @param rest what is asked of it
   */
  record Target(String path, String member, List<String> rest) {}

  Optional<Target> target(Module from, Named named);

  /** The files that are named as such, whether or not anything of them is used. */
  List<Imported> imported(Module from);

  /** A file that another one names. */
  record Imported(String path, int line) {}
}
