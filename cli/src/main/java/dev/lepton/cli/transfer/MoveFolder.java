package dev.lepton.cli.transfer;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.pipeline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Where moves are remembered: a folder a move, with {@code move.json} in it.
 *
 * @param root the workspace folder, which need not exist
 */
record MoveFolder(Path root) {
  private static final String FILE = "move.json";

  Path of(String name) {
    return root.resolve(name);
  }

  void write(MoveFile move) {
    Workspace workspace = Workspace.open(of(move.name()));
    Documents.writeAtomically(
        workspace.root().resolve(FILE), Documents.mapper().writeValueAsString(move) + "\n");
  }

  /** The move of that name; empty if none is remembered. */
  Optional<MoveFile> find(String name) {
    Path file = of(name).resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Documents.mapper().readValue(Files.readString(file), MoveFile.class));
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "the move's file cannot be read: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          file.toString(),
          "give --source and --target, and --name " + name,
          e);
    }
  }

  /**
   * The only move there is.
   *
   * @throws LeptonException DOCUMENT_MISSING if there is none, USAGE if there are several
   */
  MoveFile only() {
    List<String> names = names();
    if (names.size() > 1) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "there are several moves: " + String.join(", ", names),
          root.toString(),
          "choose one with --name");
    }
    return names.stream().findFirst().flatMap(this::find).orElseThrow(this::none);
  }

  LeptonException none() {
    List<String> names = names();
    return new LeptonException(
        ErrorCode.DOCUMENT_MISSING,
        names.isEmpty() ? "no move is known here" : "there is no such move; known: " + names,
        root.toAbsolutePath().normalize().toString(),
        "start one with `lepton transfer follow`, go to its folder, or give --source, --target and"
            + " --name");
  }

  void forget(String name) {
    try {
      Files.deleteIfExists(of(name).resolve(FILE));
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "the move's file cannot be removed: " + e.getMessage(),
          of(name).toString(),
          "remove the folder",
          e);
    }
  }

  private List<String> names() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(FILE)))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the workspace cannot be read: " + e.getMessage(),
          root.toString(),
          "check the folder's rights",
          e);
    }
  }
}
