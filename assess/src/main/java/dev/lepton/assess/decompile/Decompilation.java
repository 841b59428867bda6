package dev.lepton.assess.decompile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import org.jetbrains.java.decompiler.main.Fernflower;
import org.jetbrains.java.decompiler.main.extern.IContextSource;
import org.jetbrains.java.decompiler.main.extern.IFernflowerLogger;
import org.jetbrains.java.decompiler.main.extern.IFernflowerPreferences;
import org.jetbrains.java.decompiler.main.extern.IResultSaver;
import org.jspecify.annotations.Nullable;

/** One run of Vineflower over a class and those nested in it. For one thread. */
final class Decompilation implements IContextSource, IContextSource.IOutputSink {
  private static final Map<String, Object> OPTIONS = options();

  private final Map<String, byte[]> files;
  private final String wanted;
  private @Nullable DecompiledText found;

  private Decompilation(Map<String, byte[]> files) {
    this.files = files;
    this.wanted = files.keySet().iterator().next();
  }

  private static Map<String, Object> options() {
    Map<String, Object> options = new HashMap<>();
    options.put(IFernflowerPreferences.BYTECODE_SOURCE_MAPPING, "1");
    options.put(IFernflowerPreferences.NEW_LINE_SEPARATOR, "1");
    options.put(IFernflowerPreferences.INDENT_STRING, "  ");
    options.put(IFernflowerPreferences.THREADS, "1");
    options.put(IFernflowerPreferences.INCLUDE_JAVA_RUNTIME, "");
    options.put(IFernflowerPreferences.DECOMPILER_COMMENTS, "0");
    options.put(IFernflowerPreferences.SOURCE_FILE_COMMENTS, "0");
    options.put(IFernflowerPreferences.DUMP_BYTECODE_ON_ERROR, "0");
    options.put(IFernflowerPreferences.DUMP_EXCEPTION_ON_ERROR, "0");
    return options;
  }

  /**
   * @param files by their internal names, the wanted one first
   * @throws IllegalStateException when nothing comes of it
   */
  static DecompiledText of(Map<String, byte[]> files) {
    Decompilation run = new Decompilation(files);
    Fernflower library = new Fernflower(Nowhere.SAVER, OPTIONS, IFernflowerLogger.NO_OP);
    try {
      library.addSource(run);
      library.decompileContext();
    } finally {
      library.clearContext();
    }
    DecompiledText text = run.found;
    if (text == null) {
      throw new IllegalStateException("nothing came of it");
    }
    return text;
  }

  @Override
  public String getName() {
    return "classes";
  }

  @Override
  public Entries getEntries() {
    return new Entries(files.keySet().stream().map(Entry::atBase).toList(), List.of(), List.of());
  }

  @Override
  @SuppressWarnings("NullAway") // the library's way to say that there is no such file
  public InputStream getInputStream(String resource) {
    byte[] bytes = files.get(resource.replaceFirst("\\.class$", ""));
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public IOutputSink createOutputSink(IResultSaver saver) {
    return this;
  }

  @Override
  public void begin() {
    // nothing is written anywhere
  }

  @Override
  public void acceptClass(String name, String file, String content, int @Nullable [] mapping) {
    if (name.equals(wanted)) {
      found = new DecompiledText(content, mapping == null ? new int[0] : mapping);
    }
  }

  @Override
  public void acceptDirectory(String directory) {
    // nothing is written anywhere
  }

  @Override
  public void acceptOther(String path) {
    // nothing is written anywhere
  }

  @Override
  public void close() {
    // nothing was opened
  }

  /** Takes what the library would write beside its sink's: nothing. */
  private enum Nowhere implements IResultSaver {
    SAVER;

    @Override
    public void saveFolder(String path) {
      // nowhere
    }

    @Override
    public void copyFile(String source, String path, String name) {
      // nowhere
    }

    @Override
    public void saveClassFile(
        String path, String name, String entry, String content, int[] mapping) {
      // nowhere
    }

    @Override
    public void createArchive(String path, String name, Manifest manifest) {
      // nowhere
    }

    @Override
    public void saveDirEntry(String path, String archive, String entry) {
      // nowhere
    }

    @Override
    public void copyEntry(String source, String path, String archive, String entry) {
      // nowhere
    }

    @Override
    public void saveClassEntry(
        String path, String archive, String name, String entry, String content) {
      // nowhere
    }

    @Override
    public void closeArchive(String path, String archive) {
      // nowhere
    }
  }
}
