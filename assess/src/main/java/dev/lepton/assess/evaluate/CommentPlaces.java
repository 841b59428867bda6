package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.DecodedText;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.skip.Comments;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which places in files are comments. What was asked of a file is kept with it, so that it need not
 * be read again only to ask the same. For one thread.
 */
final class CommentPlaces {
  private static final String PART = "comments";
  private static final int LARGEST = 16 << 20;

  /** Rules go through the same files one after the other: each should be read once. */
  private static final int TEXTS = 4096;

  private final FileMemory memory;
  private final Map<InputFile, Map<Long, Boolean>> verdicts = new HashMap<>();
  private final Set<InputFile> fresh = new LinkedHashSet<>();
  private final Map<InputFile, Optional<Comments>> texts =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InputFile, Optional<Comments>> eldest) {
          return size() > TEXTS;
        }
      };

  CommentPlaces(FileMemory memory) {
    this.memory = memory;
  }

  /** Whether what starts there is a comment. */
  boolean contain(InputFile file, int line, int column) {
    Map<Long, Boolean> known = verdicts.computeIfAbsent(file, this::recall);
    long place = (long) line << 31 | column;
    Boolean verdict = known.get(place);
    if (verdict == null) {
      verdict =
          texts
              .computeIfAbsent(file, CommentPlaces::read)
              .map(found -> found.cover(line, column))
              .orElse(false);
      known.put(place, verdict);
      fresh.add(file);
    }
    return verdict;
  }

  private Map<Long, Boolean> recall(InputFile file) {
    Map<Long, Boolean> known = new HashMap<>();
    for (long one : memory.recall(PART, file).map(value -> (long[]) value).orElse(new long[0])) {
      known.put(one >> 1, (one & 1) != 0);
    }
    return known;
  }

  /** Keeps what was found out; called once, at the end. */
  void keep() {
    for (InputFile file : memory.isActive() ? fresh : Set.<InputFile>of()) {
      long[] all =
          verdicts.getOrDefault(file, Map.of()).entrySet().stream()
              .mapToLong(entry -> entry.getKey() << 1 | (entry.getValue() ? 1 : 0))
              .sorted()
              .toArray();
      memory.keep(PART, file, all);
    }
  }

  private static Optional<Comments> read(InputFile file) {
    try {
      return DecodedText.of(file, LARGEST).map(text -> Comments.of(file.name(), text));
    } catch (IOException e) {
      // The provider has just read it; a hit too many is better than none.
      return Optional.empty();
    }
  }
}
