package dev.lepton.transform.internal.container.image;

import dev.lepton.transform.internal.container.BaseImages;
import dev.lepton.transform.internal.container.ImageRequest;
import java.util.Optional;

/** What images are asked for in tests. */
final class Requests {
  private Requests() {}

  static ImageRequest any() {
    return new ImageRequest("app", "1", Optional.empty(), 8080, "/", BaseImages.any());
  }
}
