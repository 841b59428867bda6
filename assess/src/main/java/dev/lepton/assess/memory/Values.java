package dev.lepton.assess.memory;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts, numbers, truth values, arrays of long, lists and maps as bytes. Equal values give equal
 * bytes: maps are written in the order of their keys. Nothing else can be written or come out, and
 * no class is ever named. Stateless.
 */
final class Values {
  private static final int DEEPEST = 100;

  private Values() {}

  /** A value of a kind that is not kept. */
  static final class Unkept extends IOException {
    private static final long serialVersionUID = 1L;

    Unkept(Object value) {
      super("a " + value.getClass().getSimpleName() + " is not kept");
    }
  }

  /**
   * @throws Unkept when something in it is of another kind
   */
  static byte[] bytes(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    write(new DataOutputStream(bytes), value);
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Object value) throws IOException {
    if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
      boolean plain = isPlain(text);
      out.writeByte(plain ? 'a' : 's');
      out.writeInt(plain ? text.length() : bytes.length);
      out.write(plain ? text.getBytes(StandardCharsets.ISO_8859_1) : bytes);
    } else if (value instanceof Integer number) {
      out.writeByte('i');
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte('l');
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte('d');
      out.writeDouble(number);
    } else if (value instanceof Boolean truth) {
      out.writeByte(truth ? 't' : 'f');
    } else {
      writeMany(out, value);
    }
  }

  private static void writeMany(DataOutputStream out, Object value) throws IOException {
    if (value instanceof long[] numbers) {
      out.writeByte('n');
      out.writeInt(numbers.length);
      for (long number : numbers) {
        out.writeLong(number);
      }
    } else if (value instanceof List<?> list) {
      out.writeByte('[');
      out.writeInt(list.size());
      for (Object item : list) {
        write(out, item);
      }
    } else if (value instanceof Map<?, ?> map) {
      TreeMap<String, Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
      out.writeByte('{');
      out.writeInt(sorted.size());
      for (Map.Entry<String, Object> entry : sorted.entrySet()) {
        write(out, entry.getKey());
        write(out, entry.getValue());
      }
    } else {
      throw new Unkept(value);
    }
  }

  /** One byte a character; others are kept as they are, halves of pairs included. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws IOException when these are not the bytes of a value
   */
  static Object value(byte[] bytes, int offset, int length) throws IOException {
    try {
      return read(new Cursor(bytes, offset, offset + length), 0);
    } catch (IllegalArgumentException e) {
      throw new IOException("these bytes are no value", e);
    }
  }

  private static Object read(Cursor in, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("a value lies too deep");
    }
    int kind = in.readByte();
    return switch (kind) {
      case 'a' -> in.readText(count(in), StandardCharsets.ISO_8859_1);
      case 's' -> in.readText(count(in), StandardCharsets.UTF_16BE);
      case 'i' -> in.readInt();
      case 'l' -> in.readLong();
      case 'd' -> Double.longBitsToDouble(in.readLong());
      case 't' -> Boolean.TRUE;
      case 'f' -> Boolean.FALSE;
      case 'n' -> numbers(in);
      case '[' -> list(in, depth);
      case '{' -> map(in, depth);
      default -> throw new IOException("there is no kind of value " + kind);
    };
  }

  private static int count(Cursor in) throws IOException {
    int count = in.readInt();
    // Each item takes a byte at least, so that a damaged count cannot ask for all memory.
    if (count < 0 || count > in.available()) {
      throw new IOException("a count cannot be right: " + count);
    }
    return count;
  }

  private static long[] numbers(Cursor in) throws IOException {
    long[] numbers = new long[count(in)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readLong();
    }
    return numbers;
  }

  private static List<Object> list(Cursor in, int depth) throws IOException {
    int count = count(in);
    List<Object> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(read(in, depth + 1));
    }
    return Collections.unmodifiableList(list);
  }

  private static Map<String, Object> map(Cursor in, int depth) throws IOException {
    int count = count(in);
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      map.put(String.valueOf(read(in, depth + 1)), read(in, depth + 1));
    }
    return Collections.unmodifiableMap(map);
  }
}
