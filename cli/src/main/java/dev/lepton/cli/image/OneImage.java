package dev.lepton.cli.image;

import dev.lepton.assess.evaluate.UnreadFiles;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.sbom.CycloneDx;
import dev.lepton.cli.release.Release;
import dev.lepton.model.bundle.ApplicationBundle.Part;
import dev.lepton.model.bundle.BuiltImage;
import dev.lepton.model.folder.FolderRemoval;
import dev.lepton.transform.image.ImageMaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Builds one image and lists what is in it.
 *
 * @param folder what transform has written
 */
record OneImage(Path folder, ImageMaker maker) {
  /**
   * @param secrets places in the source
   */
  BuiltImage make(Part part, List<String> secrets) {
    try {
      Path work = Files.createTempDirectory("lepton-image");
      try {
        Path content = Files.createDirectories(work.resolve("content").resolve(part.name()));
        BuiltImage image =
            maker.make(part, secrets, Files.createDirectory(work.resolve("work")), content);
        Files.writeString(folder.resolve(image.billOfMaterials()), billOfMaterials(content));
        return image;
      } finally {
        FolderRemoval.delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String billOfMaterials(Path content) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    try (FileTable files = InputWalker.open(List.of(content), Mode.FULL, InputLimits.DEFAULT)) {
      return CycloneDx.of(
          new AnalysisInput(files, Mode.FULL, Optional.empty(), threads),
          Release.version(),
          new UnreadFiles());
    }
  }
}
