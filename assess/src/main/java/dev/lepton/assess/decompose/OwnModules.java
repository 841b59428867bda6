package dev.lepton.assess.decompose;

import dev.lepton.assess.reference.uses.FileUses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells an application's own modules, which an archive carries as libraries, from those of others.
 */
final class OwnModules {
  /** Many publish under these: the application is what the third part names. */
  private static final Set<String> PUBLISHERS =
      Set.of(
          "org.springframework",
          "org.apache",
          "org.eclipse",
          "org.jboss",
          "org.hibernate",
          "com.google",
          "com.sun",
          "com.oracle",
          "io.quarkus",
          "io.micronaut",
          "com.github",
          "io.github",
          "com.fasterxml",
          "net.sf",
          "org.codehaus",
          "com.ibm",
          "com.microsoft");

  private OwnModules() {}

  /** The folders, with a slash at both ends, in which classes of the application's makers lie. */
  static List<String> folders(List<FileUses> application) {
    Set<String> folders = new TreeSet<>();
    for (FileUses file : application) {
      for (FileUses.Declared type : file.types()) {
        String[] parts = type.name().split("\\.");
        boolean published = parts.length > 2 && PUBLISHERS.contains(parts[0] + "." + parts[1]);
        int few = published ? 3 : 2;
        if (parts.length > few) {
          folders.add("/" + String.join("/", List.of(parts).subList(0, few)) + "/");
        }
      }
    }
    return List.copyOf(folders);
  }
}
