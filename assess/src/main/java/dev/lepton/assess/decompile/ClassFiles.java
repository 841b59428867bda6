package dev.lepton.assess.decompile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/** Class files by the names that they give themselves, wherever they lie. Stateless. */
final class ClassFiles {
  private ClassFiles() {}

  /** One is no class file. */
  static final class Unnamed extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param files in the order that is kept
   * @throws Unnamed when one of them cannot even be named
   */
  static Map<String, byte[]> named(Map<String, byte[]> files) throws Unnamed {
    Map<String, byte[]> named = new LinkedHashMap<>();
    for (byte[] bytes : files.values()) {
      try {
        named.put(new ClassReader(bytes).getClassName(), bytes);
      } catch (RuntimeException e) {
        // The reader's own checks are few: what it stumbles over is no class.
        throw new Unnamed();
      }
    }
    return named;
  }
}
