package dev.lepton.assess.memory;

import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an analysis of a folder found, for that of a changed copy of it somewhere else: the report
 * is the same with and without. Nothing of it is written anywhere. For one folder, rules and
 * options that are the same both times, and one thread.
 */
public final class CopyMemory {
  private static final State NOTHING = new State("", 0, Map.of(), List.of());

  private final RunMemory first;
  private final FileTable original;

  private CopyMemory(RunMemory first, FileTable original) {
    this.first = first;
    this.original = original;
  }

  /**
   * For the first analysis.
   *
   * @param original of one folder; must still be open when its copy is analysed
   * @param looked a time before its files were listed
   */
  public static CopyMemory of(FileTable original, Instant looked) {
    return new CopyMemory(new RunMemory(NOTHING, original, FileStamp.nanos(looked)), original);
  }

  /** To be filled by the first analysis. */
  public RunMemory first() {
    return first;
  }

  /** What the first analysis found and is reliable; empty when there was too much of it. */
  public Optional<Copied> found() {
    Map<String, String> paths = new HashMap<>();
    original.files().forEach(file -> paths.put(file.address(), file.path()));
    return first.state("", original).map(state -> new Copied(state, paths));
  }

  /** It needs neither the files of the original nor their table any more. */
  public static final class Copied {
    private final State state;
    private final Map<String, String> paths;

    private Copied(State state, Map<String, String> paths) {
      this.state = state;
      this.paths = paths;
    }

    /**
     * For the analysis of a copy. What stands at the same path below its folder and has the same
     * bytes is the same file.
     *
     * @param looked a time before its files were listed
     */
    public RunMemory memory(FileTable copy, Instant looked) {
      Map<String, String> addresses = new HashMap<>();
      for (InputFile file : copy.files()) {
        addresses.put(file.path(), file.address());
      }
      List<State.Kept> files = new ArrayList<>();
      for (State.Kept kept : state.files()) {
        String path = paths.getOrDefault(kept.uri(), "");
        // What a file declared that is gone may have been asked for by others.
        String address = addresses.getOrDefault(path, "gone:" + path);
        files.add(
            new State.Kept(address, kept.stamp(), kept.hash(), kept.parts(), Optional.empty()));
      }
      State moved = new State("", state.taken(), state.values(), files);
      return new RunMemory(moved, copy, FileStamp.nanos(looked));
    }
  }
}
