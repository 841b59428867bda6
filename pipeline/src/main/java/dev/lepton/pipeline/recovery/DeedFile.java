package dev.lepton.pipeline.recovery;

import dev.lepton.operate.recovery.DeedBook;
import dev.lepton.operate.recovery.runbook.Deeds;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was done, as a file of the workspace. */
public record DeedFile(Path file) implements DeedBook {
  @Override
  public Deeds read() {
    try {
      return Files.exists(file)
          ? Documents.mapper().readValue(Files.readString(file), Deeds.class)
          : Deeds.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(Deeds deeds) {
    Documents.writeAtomically(file, Documents.mapper().writeValueAsString(deeds) + "\n");
  }
}
