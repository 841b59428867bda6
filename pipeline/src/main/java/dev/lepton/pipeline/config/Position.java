package dev.lepton.pipeline.config;

/**
 * A place in a configuration source.
 *
 * @param source file name, or the name of an environment variable
 * @param line 1-based; 0 where there are no lines
 * @param column 1-based; 0 where there are no lines
 */
record Position(String source, int line, int column) {
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
