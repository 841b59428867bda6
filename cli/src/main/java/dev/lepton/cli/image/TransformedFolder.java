package dev.lepton.cli.image;

import dev.lepton.model.bundle.ApplicationBundle;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/** A folder that transform has written. */
record TransformedFolder(Path folder) {
  /**
   * What was made.
   *
   * @throws LeptonException DOCUMENT_MISSING, CONFIG_UNREADABLE
   */
  ApplicationBundle read() {
    Path document = folder.resolve("transform.json");
    if (!Files.isRegularFile(document)) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "This folder is not the outcome of a transformation",
          document.toString(),
          "Make one: lepton transform PATH --out " + folder);
    }
    try {
      return Documents.mapper().readValue(Files.readString(document), ApplicationBundle.class);
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "what was made cannot be read: " + e.getMessage(),
          document.toString(),
          "run transform again",
          e);
    }
  }
}
