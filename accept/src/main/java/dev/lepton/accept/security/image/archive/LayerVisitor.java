package dev.lepton.accept.security.image.archive;

import java.io.IOException;
import java.io.InputStream;

/** Sees what the layers of an image say, the lowest layer first. */
public interface LayerVisitor {
  /**
   * An entry that is there from this layer on.
   *
   * @param layer from zero
   * @param content of a file; it need not be read
   */
  void entry(int layer, LayerFile file, InputStream content) throws IOException;

  /** What lower layers have at this path and below it is gone. */
  void removed(int layer, String path);

  /** What lower layers have below this folder is gone. */
  void emptied(int layer, String folder);
}
