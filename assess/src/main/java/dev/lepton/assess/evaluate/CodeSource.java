package dev.lepton.assess.evaluate;

import java.util.Optional;

/** Code of files that have no text of their own. Implementations are for one thread. */
public interface CodeSource extends AutoCloseable {
  /** Knows none. */
  CodeSource NONE =
      new CodeSource() {
        @Override
        public Optional<String> around(Hit hit, int context) {
          return Optional.empty();
        }

        @Override
        public void close() {
          // nothing was opened
        }
      };

  /**
   * The code around a hit, with the numbers that its lines have in their own source, or a line that
   * says why it cannot be shown.
   *
   * @param context lines before and after
   * @return empty where no code is to be expected
   */
  Optional<String> around(Hit hit, int context);

  @Override
  void close();
}
