package dev.lepton.accept.security.image.archive;

/**
 * One entry of a layer.
 *
 * @param path relative to the root, without dots
 * @param mode permission bits with setuid, setgid and sticky
 * @param size in bytes; 0 for all but files
 * @param capabilities whether the file carries capabilities of its own
 * @param target where a link leads; empty for all others
 */
public record LayerFile(
    String path, Kind kind, int mode, long size, boolean capabilities, String target) {
  /** What an entry is. */
  public enum Kind {
    FILE,
    FOLDER,
    SYMBOLIC_LINK,
    HARD_LINK,
    /** Devices and pipes. */
    OTHER
  }

  /** The last part of the path. */
  public String name() {
    return PathNames.last(path);
  }
}
