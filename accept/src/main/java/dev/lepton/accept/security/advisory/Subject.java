package dev.lepton.accept.security.advisory;

import dev.lepton.accept.security.packages.InstalledPackage;
import java.util.List;

/**
 * Something with packages in it.
 *
 * @param where what findings call it
 */
public record Subject(String where, List<InstalledPackage> packages) {
  public Subject {
    packages = List.copyOf(packages);
  }
}
