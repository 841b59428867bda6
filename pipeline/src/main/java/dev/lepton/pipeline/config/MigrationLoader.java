package dev.lepton.pipeline.config;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.Migration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Loads migration.yaml. Precedence: flags, {@code LEPTON_*}, the file, defaults. All problems are
 * reported together.
 */
public final class MigrationLoader {
  private static final int MAX_BYTES = 1 << 20;

  private final DocumentSchema schema = DocumentSchema.migration();
  private final Map<String, String> environment;

  public MigrationLoader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * @param flags settings from the command line, path below spec to value
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID with every problem, each with
   *     file:line:column
   */
  public Migration load(Path file, Map<String, String> flags) {
    return parse(text(file), file, flags);
  }

  /** Like {@link #load}, for a text that is not in a file yet. */
  public Migration parse(String text, Path file, Map<String, String> flags) {
    YamlTree read = YamlReader.read(file.toString(), text);
    YamlTree document = new Overrides(schema).apply(read, environment, flags);
    List<Problem> violations = schema.problems(document);
    if (!violations.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, violations);
    }
    Path absolute = file.toAbsolutePath().normalize();
    MigrationBinder binder = new MigrationBinder(document, absolute.getParent());
    Migration migration = binder.bind();
    if (!binder.problems().isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, binder.problems());
    }
    return migration;
  }

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new LeptonException(
            ErrorCode.CONFIG_UNREADABLE,
            "a folder, not a file",
            file.toString(),
            "name the file: " + file.resolve("migration.yaml"));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    } catch (CharacterCodingException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the file is not UTF-8 text",
          file.toString(),
          "save it as UTF-8",
          e);
    } catch (IOException e) {
      String fix = "write one with `lepton init`, or name it with -f";
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "cannot read the migration's description",
          file.toString(),
          fix,
          e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new LeptonException(
            ErrorCode.CONFIG_INVALID,
            "the file is too large: more than 1 MiB of text",
            file.toString(),
            "a migration needs a few dozen lines; name its migration.yaml with -f");
      }
      return bytes;
    }
  }
}
