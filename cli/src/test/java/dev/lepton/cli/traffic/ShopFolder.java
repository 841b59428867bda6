package dev.lepton.cli.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example that the demo moves, seen from this module. */
final class ShopFolder {
  static final Path PATH = Path.of("..", "examples", "shop").toAbsolutePath().normalize();

  private ShopFolder() {}

  static String sql(String name) throws IOException {
    return Files.readString(PATH.resolve("src/main/resources/shop").resolve(name));
  }
}
