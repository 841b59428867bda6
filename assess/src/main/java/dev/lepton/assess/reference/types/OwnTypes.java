package dev.lepton.assess.reference.types;

import java.util.Optional;

/** The types that the application's sources declare. Thread-safe. */
public interface OwnTypes {
  /** A type whose declaration has been read. */
  Optional<ClassModel> find(String name);

  /** Whether there is such a type, or will be once all declarations have been read. */
  boolean has(String name);

  /** Whether some source is in that package. */
  boolean hasPackage(String name);
}
