package dev.lepton.cli.catalogue;

import dev.lepton.plan.catalogue.CatalogueStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where imported prices are. */
public final class CatalogueFolder {
  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where imported prices are (default: .lepton/catalogue, which other commands read too).")
  private Path folder = CatalogueStore.USUAL;

  CatalogueStore store() {
    return new CatalogueStore(folder);
  }
}
