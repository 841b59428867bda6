package dev.lepton.transform.internal.output;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.folder.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of generated files that people go on to edit. What is generated anew is merged with
 * their edits, from what was generated the last time; where that cannot be, their file stays as it
 * is. Files change one by one, what was generated is noted at the end: after a crash in between,
 * the next run comes to the same end. Not thread-safe.
 */
public final class EditedFolder {
  /** Beside the files: what was generated the last time, and what could not be merged. */
  public static final String STATE = ".lepton";

  private static final String CONFLICTS = STATE + "/conflicts";

  private final Path place;
  private final boolean found;
  private final Staging staging;
  private final Generation last;

  /**
   * @param found whether the folder was there before
   */
  private EditedFolder(Path place, boolean found, Staging staging, Generation last) {
    this.place = place;
    this.found = found;
    this.staging = staging;
    this.last = last;
  }

  /**
   * A file that could not be brought up to date.
   *
   * @param path in the folder
   * @param why in words
   * @param generated where the generated file is, in the folder; empty when there is none
   */
  public record Conflict(String path, String why, String generated) {}

  /**
   * @param folder absent, empty, or made by this class before
   * @throws LeptonException TARGET_NOT_EMPTY when it holds something else
   */
  public static EditedFolder open(Path folder) throws IOException {
    Path place = folder.toAbsolutePath().normalize();
    boolean found = Files.isDirectory(place);
    if (!found && Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new LeptonException(
          ErrorCode.TARGET_NOT_EMPTY,
          "This is no folder",
          place.toString(),
          "Choose a folder that is empty, or is not there yet.");
    }
    if (found && holdsSomethingElse(place)) {
      throw new LeptonException(
          ErrorCode.TARGET_NOT_EMPTY,
          "The folder holds files that no earlier run has made",
          place.toString(),
          "Choose an empty folder, or empty this one yourself.");
    }
    Staging staging = Staging.in(place.resolve(STATE).resolve("new"));
    return new EditedFolder(place, found, staging, Generation.read(place.resolve(STATE)));
  }

  private static boolean holdsSomethingElse(Path place) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      return !Files.isDirectory(place.resolve(STATE)) && entries.findAny().isPresent();
    }
  }

  public Staging staging() {
    return staging;
  }

  /** Takes away what is not published; if nothing ever was, nothing is left behind. */
  public void discard() throws IOException {
    staging.discard();
    if (isEmpty(place.resolve(STATE))) {
      Files.delete(place.resolve(STATE));
      if (!found && isEmpty(place)) {
        Files.delete(place);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /**
   * Puts every file that was made into its place.
   *
   * @return what was left as it is although something else was generated, sorted by path
   */
  public List<Conflict> publish() throws IOException {
    FolderRemoval.delete(place.resolve(CONFLICTS));
    TreeMap<String, String> made = Generation.sums(staging.folder());
    TreeSet<String> all = new TreeSet<>(made.keySet());
    all.addAll(last.sums().keySet());
    List<Conflict> conflicts = new ArrayList<>();
    TreeSet<String> unresolved = new TreeSet<>();
    for (String path : all) {
      String why = made.containsKey(path) ? renew(path, made.get(path)) : drop(path);
      if (!why.isEmpty()) {
        conflicts.add(new Conflict(path, why, kept(path)));
        unresolved.add(path);
      }
    }
    last.next(staging.folder(), made, unresolved).write();
    staging.discard();
    return conflicts;
  }

  /** Returns why the file could not be renewed; empty when it was. */
  private String renew(String path, String made) throws IOException {
    Path file = place.resolve(path);
    String before = last.sums().getOrDefault(path, "");
    String now = Generation.sum(file);
    if (now.equals(made)) {
      return "";
    }
    boolean untouched = now.equals(before);
    if (untouched) {
      put(path);
      return "";
    }
    if (made.equals(before)) {
      return "";
    }
    if (now.isEmpty()) {
      return "you have deleted it, and it has changed since";
    }
    if (before.isEmpty()) {
      return "there is a file of yours with this name";
    }
    return merge(path);
  }

  private String merge(String path) throws IOException {
    Path made = staging.folder().resolve(path);
    Path file = place.resolve(path);
    Path base = last.text(path);
    if (!Files.isRegularFile(base) || !Files.isRegularFile(file)) {
      return "you have changed it, and so has what it is made from";
    }
    ThreeWayMerge merge = ThreeWayMerge.of(base, file, made);
    if (merge.clean()) {
      Path beside = made.resolveSibling(made.getFileName() + ".merged");
      Files.write(beside, merge.text());
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      return "";
    }
    Path conflict = place.resolve(CONFLICTS).resolve(path);
    Files.createDirectories(conflict.getParent());
    Files.write(conflict, merge.text());
    return "you have changed the same lines as it";
  }

  private String drop(String path) throws IOException {
    Path file = place.resolve(path);
    String now = Generation.sum(file);
    if (now.isEmpty()) {
      return "";
    }
    if (!now.equals(last.sums().get(path))) {
      return "it is no longer made, but you have changed it";
    }
    Files.delete(file);
    return "";
  }

  private void put(String path) throws IOException {
    Path file = place.resolve(path);
    Path parent = file.getParent();
    Files.createDirectories(parent);
    Path beside = parent.resolve("." + file.getFileName() + ".lepton");
    Files.copy(
        staging.folder().resolve(path),
        beside,
        LinkOption.NOFOLLOW_LINKS,
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Keeps the generated file where a person can look at it. */
  private String kept(String path) throws IOException {
    Path conflict = place.resolve(CONFLICTS).resolve(path);
    Path made = staging.folder().resolve(path);
    if (!Files.exists(conflict) && Files.exists(made, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(conflict.getParent());
      Files.copy(made, conflict, LinkOption.NOFOLLOW_LINKS);
    }
    return Files.exists(conflict, LinkOption.NOFOLLOW_LINKS) ? CONFLICTS + "/" + path : "";
  }
}
