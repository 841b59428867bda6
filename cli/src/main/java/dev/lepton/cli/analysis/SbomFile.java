package dev.lepton.cli.analysis;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.sbom.CycloneDx;
import dev.lepton.cli.release.Release;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a bill of materials beside an analysis. */
final class SbomFile {
  private SbomFile() {}

  /**
   * @return what could not be read, and is therefore missing in it; in words for the user
   */
  static List<String> write(Path file, AnalysisOptions options, Terminal terminal) {
    List<String> missing = new ArrayList<>();
    try (FileTable files = InputWalker.open(options.paths(), options.mode(), InputLimits.DEFAULT)) {
      AnalysisInput input =
          new AnalysisInput(files, options.mode(), options.repository(terminal), 1);
      Files.writeString(file, CycloneDx.of(input, Release.version(), new Missing(missing)));
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the bill of materials cannot be written: " + e.getMessage(),
          file.toString(),
          "name a file in a folder that exists and may be written to",
          e);
    }
    return missing;
  }

  private record Missing(List<String> places) implements HitSink {
    @Override
    public void hit(int query, Hit hit) {
      throw new IllegalStateException("nothing was asked");
    }

    @Override
    public void fail(int query, String reason) {
      throw new IllegalStateException("nothing was asked: " + reason);
    }

    @Override
    public void unread(URI file, String reason) {
      places.add(file + ": " + reason);
    }

    @Override
    public void leftOut(URI file, String reason) {
      // Left out for a good reason: the report lists it.
    }
  }
}
