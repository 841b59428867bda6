package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.table.Header;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are understood. */
public enum InventoryFormat {
  AZURE_MIGRATE("Server name", "Cores", "OS name"),
  AWS_MIGRATION_HUB(),
  RVTOOLS(),
  KONVEYOR("Record Type 1", "Application Name"),
  USAGE("time", "server"),
  PROMETHEUS(),
  DISCOVER(),
  LEPTON();

  private static final List<String> AWS_ONLY =
      List.of(
          "SMBiosId",
          "VMware.MoRefId",
          "VMware.VCenterId",
          "VMware.VMName",
          "ExternalId",
          "CPU.NumberOfProcessors",
          "CPU.NumberOfCores",
          "RAM.TotalSizeInMB",
          "ApplicationWave");

  private final List<String> signature;

  InventoryFormat(String... signature) {
    this.signature = List.of(signature);
  }

  /** As the command line calls it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The format of this id. */
  public static Optional<InventoryFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
  }

  /** Tells the format of a CSV file by its columns. */
  static Optional<InventoryFormat> of(Header header) {
    if (AWS_ONLY.stream().filter(header::has).count() >= 2) {
      return Optional.of(AWS_MIGRATION_HUB);
    }
    return Arrays.stream(values())
        .filter(format -> !format.signature.isEmpty())
        .filter(format -> format.signature.stream().allMatch(header::has))
        .findFirst();
  }

  /** The columns without which the format is not recognised. */
  List<String> signature() {
    return this == AWS_MIGRATION_HUB ? AWS_ONLY : signature;
  }
}
