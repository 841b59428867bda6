package dev.lepton.assess.decompile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The process that decompiles: it answers requests on its standard input, one at a time, until that
 * ends. Whoever started it ends it when an answer takes too long or too much memory, which no
 * thread of the analyser's own would allow.
 *
 * <p>A request is a number of files, each a name and its bytes, of which the first is wanted. An
 * answer is a truth value, a text, which without success says what went wrong, and a number of
 * lines: pairs of the line in the class's own source and that in the text.
 */
public final class DecompilerProcess {
  private DecompilerProcess() {}

  /**
   * @throws IOException when whoever started it has gone
   */
  public static void main(String[] arguments) throws IOException {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Whatever a library prints must not be taken for an answer.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    while (true) {
      Map<String, byte[]> files;
      try {
        files = request(in);
      } catch (EOFException e) {
        return;
      }
      answer(files, out);
      out.flush();
    }
  }

  private static Map<String, byte[]> request(DataInputStream in) throws IOException {
    int count = in.readInt();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      files.put(name, in.readNBytes(in.readInt()));
    }
    return files;
  }

  private static void answer(Map<String, byte[]> files, DataOutputStream out) throws IOException {
    DecompiledText text;
    try {
      text = Decompilation.of(files);
    } catch (RuntimeException | StackOverflowError e) {
      // The library meets classes that nobody foresaw; this one has no text, the next may have.
      write(out, false, String.valueOf(e.getClass().getSimpleName()), new int[0]);
      return;
    }
    write(out, true, text.text(), text.lines());
  }

  private static void write(DataOutputStream out, boolean success, String text, int[] lines)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBoolean(success);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.writeInt(lines.length);
    for (int line : lines) {
      out.writeInt(line);
    }
  }
}
