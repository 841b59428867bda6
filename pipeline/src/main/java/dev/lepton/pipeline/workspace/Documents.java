package dev.lepton.pipeline.workspace;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The phases' documents as readable JSON, one file each, written atomically. Thread-safe. */
public final class Documents {
  /** Grows when a document's shape changes incompatibly. */
  public static final int SCHEMA_VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** What the reader says of itself: its switches, and that it does not show what it reads. */
  private static final Pattern NO_NEWS =
      Pattern.compile("; `\\w+Feature\\.\\w+` enabled| \\(start marker at .*\\)");

  private final Path directory;

  Documents(Path directory) {
    this.directory = directory;
  }

  /** The JSON codec of all documents. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** Why a file of JSON could not be read, in a few words with the line. */
  public static String reason(Path file, Exception failure) {
    if (!Files.exists(file)) {
      return "there is no such file";
    }
    if (failure instanceof JacksonException json) {
      return NO_NEWS.matcher(json.getOriginalMessage()).replaceAll("")
          + (json.getLocation() == null ? "" : ", line " + json.getLocation().getLineNr());
    }
    return String.valueOf(failure.getMessage());
  }

  public Path file(Phase phase) {
    return directory.resolve(phase.name().toLowerCase(Locale.ROOT) + ".json");
  }

  /**
   * A phase's document; empty if the phase has not finished.
   *
   * @throws LeptonException DOCUMENT_MISSING if the file is there but cannot be understood
   */
  public <T> Optional<T> read(Phase phase, Class<T> type) {
    Path file = file(phase);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode envelope = MAPPER.readTree(Files.readString(file));
      int version = envelope.path("schemaVersion").asInt(0);
      if (version != SCHEMA_VERSION) {
        throw new LeptonException(
            ErrorCode.DOCUMENT_MISSING,
            "the document has schema version " + version + ", this lepton reads " + SCHEMA_VERSION,
            file.toString(),
            "delete the file and run `lepton " + phase.id() + "` again");
      }
      JsonNode document = envelope.get("document");
      String sealed = envelope.path("sha256").asString("");
      if (!sealed.isEmpty() && !sealed.equals(hash(document))) {
        throw new LeptonException(
            ErrorCode.PLAN_STALE,
            "the " + phase.id() + " document was changed by hand since it was made",
            file.toString(),
            "run `lepton " + phase.id() + "` again after deleting it; documents are not edited");
      }
      return Optional.of(MAPPER.treeToValue(document, type));
    } catch (JacksonException | IOException e) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "the " + phase.id() + " document cannot be read: " + e.getMessage(),
          file.toString(),
          "delete the file and run `lepton " + phase.id() + "` again",
          e);
    }
  }

  public <T> T require(Phase phase, Class<T> type) {
    return read(phase, type)
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.DOCUMENT_MISSING,
                    "the " + phase.id() + " phase has not finished yet",
                    file(phase).toString(),
                    "run `lepton " + phase.id() + "` first"));
  }

  public void write(Phase phase, String inputHash, Object document) {
    var envelope = MAPPER.createObjectNode();
    envelope.put("schemaVersion", SCHEMA_VERSION);
    envelope.put("phase", phase.id());
    envelope.put("inputHash", inputHash);
    JsonNode tree = MAPPER.readTree(MAPPER.writeValueAsString(document));
    envelope.set("document", tree);
    envelope.put("sha256", hash(tree));
    writeAtomically(file(phase), MAPPER.writeValueAsString(envelope) + "\n");
  }

  /** Of a document as it is read again, so that both sides see the same numbers. */
  private static String hash(JsonNode document) {
    return new Fingerprint().value(document).hex();
  }

  public void delete(Phase phase) {
    try {
      Files.deleteIfExists(file(phase));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a text so that a reader sees the old one or the new one, never half of it. */
  public static void writeAtomically(Path file, String text) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "cannot write " + file + ": " + e.getMessage(),
          file.toString(),
          "free disk space, check the folder's rights",
          e);
    }
  }
}
