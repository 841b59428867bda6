package dev.lepton.assess.memory;

import java.nio.file.Path;

/** Poms of a group {@code org.lib}, all of version 1. */
final class LibraryPom {
  private LibraryPom() {}

  /** Where a repository has it. */
  static Path file(Path repository, String name) {
    return repository.resolve("org/lib/" + name + "/1/" + name + "-1.pom");
  }

  static String asking(String name, String library) {
    return """
        <project>
          <groupId>org.lib</groupId><artifactId>%s</artifactId><version>1</version>
          <dependencies>
            <dependency><groupId>org.lib</groupId><artifactId>%s</artifactId><version>1</version></dependency>
          </dependencies>
        </project>
        """
        .formatted(name, library);
  }
}
