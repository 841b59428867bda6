package dev.lepton.assess.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Conflict;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.ImportSource;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.InventoryApplication;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.VirtualHost;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Inventories as JSON, written and read piece by piece. Stateless, thread-safe. */
public final class InventoryFiles {
  /** Grows when the document's shape changes incompatibly. */
  public static final int SCHEMA_VERSION = 1;

  private static final Map<String, Class<?>> PARTS =
      Map.of(
          "sources", ImportSource.class,
          "servers", Server.class,
          "hosts", VirtualHost.class,
          "applications", InventoryApplication.class,
          "dependencies", Dependency.class,
          "conflicts", Conflict.class,
          "notices", ImportNotice.class);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // The lists are read one by one out of the document that goes on behind them.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultPropertyInclusion(
              usual -> usual.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private InventoryFiles() {}

  /**
   * Reads a saved inventory.
   *
   * @throws LeptonException CONFIG_UNREADABLE when there is no such file; CONFIG_INVALID when it is
   *     no inventory, or one of another version
   */
  public static Inventory read(Path path) {
    try (BufferedReader text = Files.newBufferedReader(path);
        JsonParser parser = MAPPER.createParser(text)) {
      Parts parts = new Parts();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw invalid(path.toString(), "this is no inventory");
      }
      int version = 0;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("schemaVersion")) {
          version = parser.getValueAsInt(0);
        } else if (PARTS.containsKey(name)) {
          requireVersion(version, path);
          parts.lists.put(name, MAPPER.readValue(parser, listOf(name)));
        } else {
          parser.skipChildren();
        }
      }
      if (!parts.lists.containsKey("servers")) {
        throw invalid(path.toString(), "this is no inventory");
      }
      return parts.inventory();
    } catch (JacksonException e) {
      String at =
          e.getLocation() == null
              ? ""
              : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
      throw invalid(path + at, "the inventory is damaged: " + e.getOriginalMessage());
    } catch (MalformedInputException e) {
      throw invalid(path.toString(), "this is no inventory");
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          Files.exists(path) ? "the inventory cannot be read" : "there is no such inventory",
          path.toString(),
          "make one with `lepton inventory import FILE... --out " + path.getFileName() + "`",
          e);
    }
  }

  private static JavaType listOf(String part) {
    return MAPPER.getTypeFactory().constructCollectionType(List.class, PARTS.get(part));
  }

  private static void requireVersion(int version, Path path) {
    if (version != SCHEMA_VERSION) {
      throw invalid(
          path.toString(),
          "the inventory has schema version " + version + ", this lepton reads " + SCHEMA_VERSION);
    }
  }

  private static final class Parts {
    private final Map<String, List<?>> lists = new HashMap<>();

    @SuppressWarnings("unchecked") // each list was read as one of its name's type
    private <T> List<T> list(String name) {
      return (List<T>) lists.getOrDefault(name, List.of());
    }

    Inventory inventory() {
      return new Inventory(
          list("sources"),
          list("servers"),
          list("hosts"),
          list("applications"),
          list("dependencies"),
          list("conflicts"),
          list("notices"));
    }
  }

  private static LeptonException invalid(String where, String what) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        what,
        where,
        "make it anew with `lepton inventory import FILE... --out FILE`");
  }

  /**
   * Saves an inventory; a reader sees the old file or the new one, never half of it.
   *
   * @throws LeptonException DISK_FULL when it cannot be written
   */
  public static void write(Path path, Inventory inventory) {
    Path file = path.toAbsolutePath();
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      try (BufferedWriter text = Files.newBufferedWriter(temporary);
          JsonGenerator json = MAPPER.createGenerator(text)) {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
        json.writePOJOProperty("sources", inventory.sources());
        json.writePOJOProperty("servers", inventory.servers());
        json.writePOJOProperty("hosts", inventory.hosts());
        json.writePOJOProperty("applications", inventory.applications());
        json.writePOJOProperty("dependencies", inventory.dependencies());
        json.writePOJOProperty("conflicts", inventory.conflicts());
        json.writePOJOProperty("notices", inventory.notices());
        json.writeEndObject();
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "cannot write the inventory: " + e.getMessage(),
          path.toString(),
          "free disk space, check the folder's rights",
          e);
    }
  }
}
