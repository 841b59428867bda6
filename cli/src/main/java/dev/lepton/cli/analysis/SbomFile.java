package dev.lepton.cli.analysis;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.sbom.CycloneDx;
import dev.lepton.cli.release.Release;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A bill of materials beside an analysis, made of the files that are open for it anyway.
 *
 * @param missing what could not be read, and is therefore missing in it; in words for the user
 */
record SbomFile(String text, List<String> missing) {
  static SbomFile of(AnalysisInput input) {
    Set<String> missing = new LinkedHashSet<>();
    String text = CycloneDx.of(input, Release.version(), new Missing(missing));
    return new SbomFile(text, List.copyOf(missing));
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

  private record Missing(Set<String> places) implements HitSink {
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
