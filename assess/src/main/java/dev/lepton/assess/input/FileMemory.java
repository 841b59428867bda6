package dev.lepton.assess.input;

import java.util.List;
import java.util.Optional;

/**
 * What an earlier analysis of the same input found out, file by file, so that only what has changed
 * must be read again. Values are made of texts, numbers, truth values, arrays of {@code long},
 * lists and maps. A value that is recalled was kept for the very same bytes under the very same
 * path, rules, options and program. Thread-safe.
 */
public interface FileMemory {
  /** Remembers nothing. */
  FileMemory NONE =
      new FileMemory() {
        @Override
        public boolean isActive() {
          return false;
        }

        @Override
        public boolean knows(InputFile file) {
          return false;
        }

        @Override
        public Optional<Object> recall(String part, InputFile file) {
          return Optional.empty();
        }

        @Override
        public List<Object> all(String part) {
          return List.of();
        }

        @Override
        public Optional<Object> recall(String part) {
          return Optional.empty();
        }

        @Override
        public void keep(String part, InputFile file, Object value) {
          // there is nowhere to keep it
        }

        @Override
        public void keep(String part, Object value) {
          // there is nowhere to keep it
        }

        @Override
        public void forget(InputFile file) {
          // nothing was kept
        }
      };

  /** Whether anything is kept at all; when not, it need not be worked out. */
  boolean isActive();

  /** Whether a file is still the same as when something was kept of it. */
  boolean knows(InputFile file);

  /** What was kept of a file that is still the same. */
  Optional<Object> recall(String part, InputFile file);

  /** What was kept of all files, changed and gone ones included, in the order of their paths. */
  List<Object> all(String part);

  /** What was kept of the input as a whole; whether it still holds, the asker must know. */
  Optional<Object> recall(String part);

  /** Keeps something of a file for the next analysis, in place of what was kept before. */
  void keep(String part, InputFile file, Object value);

  /** Keeps something of the input as a whole. */
  void keep(String part, Object value);

  /** Keeps nothing of a file: it could not be read as it should. */
  void forget(InputFile file);
}
