package dev.lepton.assess.input;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Every file of the input, archives included, in the order of their paths. Thread-safe. Closing it
 * closes the archives and removes what was unpacked.
 */
public interface FileTable extends AutoCloseable {
  /** What was asked for: folders and archives, absolute. */
  List<Path> roots();

  /** All files, sorted by path. Archives that were opened are in it too, before their entries. */
  List<InputFile> files();

  /** What could not be read or was left out, and why; sorted. */
  List<Unread> unread();

  /**
   * Something that is worked out from these files, once for all who ask for it.
   *
   * @param key what it is; equal keys mean the same
   */
  <T> T once(Object key, Supplier<T> maker);

  @Override
  void close();

  /**
   * One place that was not looked into.
   *
   * @param uri the file or folder
   * @param reason in words the user knows
   * @param deliberate whether it was left out on purpose, which keeps the run complete
   */
  record Unread(URI uri, String reason, boolean deliberate) {}
}
