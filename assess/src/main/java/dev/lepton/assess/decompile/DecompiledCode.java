package dev.lepton.assess.decompile;

import dev.lepton.assess.evaluate.CodeSource;
import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Code around hits in class files. Only classes with hits are decompiled, each once together with
 * those nested in it, when the first hit asks for it. For one thread.
 */
public final class DecompiledCode implements CodeSource {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LARGEST = 1 << 20;
  private static final int KEPT = 64;

  private final FileTable table;
  private final boolean libraries;
  private final DecompilerClient client = new DecompilerClient(PATIENCE);
  private final Map<String, ClassText> texts =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ClassText> eldest) {
          return size() > KEPT;
        }
      };
  private Map<String, Map<String, InputFile>> families = Map.of();

  /**
   * @param libraries whether hits in libraries are shown too; there may be many
   */
  public DecompiledCode(FileTable table, boolean libraries) {
    this.table = table;
    this.libraries = libraries;
  }

  @Override
  public Optional<String> around(Hit hit, int context) {
    String address = hit.uri().toString();
    boolean wanted = libraries || !hit.dependency();
    if (!wanted || hit.location().isEmpty() || !address.endsWith(".class")) {
      return Optional.empty();
    }
    return Optional.of(
        texts
            .computeIfAbsent(family(address), this::read)
            .around(hit.location().get().startLine(), context));
  }

  /** The address of a class without what names those nested in it. */
  private static String family(String address) {
    int name = address.lastIndexOf('/') + 1;
    int dollar = address.indexOf('$', name + 1);
    return dollar < 0
        ? address.substring(0, address.length() - ".class".length())
        : address.substring(0, dollar);
  }

  private ClassText read(String family) {
    if (families.isEmpty()) {
      families = families(table.files());
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    long size = 0;
    try {
      for (Map.Entry<String, InputFile> one : families.getOrDefault(family, Map.of()).entrySet()) {
        size += one.getValue().size();
        if (size > LARGEST) {
          return ClassText.none("it is larger than 1 MiB");
        }
        try (InputStream in = one.getValue().open()) {
          classes.put(one.getKey(), in.readAllBytes());
        }
      }
      return classes.isEmpty()
          ? ClassText.none("it is no longer there")
          : ClassText.of(client.decompile(ClassFiles.named(classes)));
    } catch (IOException | ClassFiles.Unnamed e) {
      return ClassText.none("it cannot be read");
    } catch (DecompilerClient.Failed e) {
      return ClassText.none(String.valueOf(e.getMessage()));
    }
  }

  /** Class files by the address of their family, the outermost class first. */
  private static Map<String, Map<String, InputFile>> families(List<InputFile> files) {
    Map<String, Map<String, InputFile>> families = new HashMap<>();
    for (InputFile file : files) {
      if (file.extension().equals("class")) {
        families
            .computeIfAbsent(family(file.address()), any -> new TreeMap<>())
            .put(file.name().replaceFirst("\\.class$", ""), file);
      }
    }
    return families;
  }

  @Override
  public void close() {
    client.close();
  }
}
