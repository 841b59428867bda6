package dev.lepton.cli.analysis;

import dev.lepton.assess.evaluate.UnreadFiles;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.sbom.CycloneDx;
import dev.lepton.cli.release.Release;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A bill of materials beside an analysis, made of the files that are open for it anyway.
 *
 * @param missing what could not be read, and is therefore missing in it; in words for the user
 */
record SbomFile(String text, List<String> missing) {
  static SbomFile of(AnalysisInput input) {
    UnreadFiles missing = new UnreadFiles();
    String text = CycloneDx.of(input, Release.version(), missing);
    return new SbomFile(text, missing.all());
  }

  void write(Path file) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the bill of materials cannot be written: " + e.getMessage(),
          file.toString(),
          "name a file in a folder that exists and may be written to",
          e);
    }
  }
}
