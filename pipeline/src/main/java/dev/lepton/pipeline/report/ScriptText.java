package dev.lepton.pipeline.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON in which nothing can end the script element around it: there these characters only occur
 * within texts, where they may be written as numbers. Not thread-safe.
 */
final class ScriptText extends FilterWriter {
  ScriptText(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    switch (c) {
      case '<' -> out.write("\\u003c");
      case '>' -> out.write("\\u003e");
      case '&' -> out.write("\\u0026");
      case 0x2028 -> out.write("\\u2028");
      case 0x2029 -> out.write("\\u2029");
      default -> out.write(c);
    }
  }

  @Override
  public void write(char[] from, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(from[i]);
    }
  }

  @Override
  public void write(String from, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(from.charAt(i));
    }
  }
}
