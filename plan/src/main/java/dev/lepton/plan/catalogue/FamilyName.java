package dev.lepton.plan.catalogue;

import java.util.regex.Pattern;

/**
 * The machine type's name without its size: members of a family cost nearly the same per virtual
 * CPU.
 */
final class FamilyName {
  private static final Pattern AZURE_SIZE = Pattern.compile("(?<=^Standard_[A-Z]{1,2})\\d+");
  private static final Pattern GCP_SIZE = Pattern.compile("-\\d+(?=-|$)");

  private FamilyName() {}

  static String of(String provider, String type) {
    return switch (provider) {
      case "azure" -> AZURE_SIZE.matcher(type).replaceFirst("");
      case "gcp" -> GCP_SIZE.matcher(type).replaceFirst("");
      default -> type.contains(".") ? type.substring(0, type.lastIndexOf('.')) : type;
    };
  }
}
