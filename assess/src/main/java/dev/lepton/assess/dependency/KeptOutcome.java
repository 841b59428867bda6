package dev.lepton.assess.dependency;

import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import java.util.List;
import java.util.Optional;

/**
 * What several files together come to, kept until one of them changes, goes or is added.
 *
 * @param part under which it is kept
 * @param files all on which it depends
 */
record KeptOutcome(String part, List<InputFile> files, FileMemory memory) {
  /** What was kept of the very same files. */
  Optional<Object> recall() {
    return memory
        .recall(part)
        .map(kept -> (List<?>) kept)
        .filter(kept -> kept.get(0).equals(addresses()))
        .filter(kept -> files.stream().allMatch(file -> memory.recall(part, file).isPresent()))
        .map(kept -> kept.get(1));
  }

  void keep(Object value) {
    if (memory.isActive()) {
      files.forEach(file -> memory.keep(part, file, true));
      memory.keep(part, List.of(addresses(), value));
    }
  }

  private List<String> addresses() {
    return files.stream().map(InputFile::address).toList();
  }
}
