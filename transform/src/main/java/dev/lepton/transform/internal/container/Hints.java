package dev.lepton.transform.internal.container;

import dev.lepton.model.assessment.Profile;
import java.util.List;
import java.util.Optional;

/**
 * What is known about an application before its tree is looked at. Immutable.
 *
 * @param entry the user's choice among several entry points: a service's name or folder, a main
 *     class, a module, a file
 * @param image an image of the user's own that runs the application; used when its tree is of no
 *     known kind
 * @param profile what the assessment found at the tree's root
 */
public record Hints(Optional<String> entry, Optional<String> image, Profile profile) {

  /** Nothing is known. */
  public static Hints none() {
    return of(
        new Profile(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  public static Hints of(Profile profile) {
    return new Hints(Optional.empty(), Optional.empty(), profile);
  }

  /** Without what the assessment took for the entry point: who can be asked should choose. */
  public Hints asking() {
    Profile found = profile;
    return new Hints(
        entry,
        image,
        new Profile(
            found.languages(),
            found.frameworks(),
            found.buildTool(),
            Optional.empty(),
            found.port(),
            found.databases(),
            found.runtimeVersion()));
  }

  public Hints withEntry(String chosen) {
    return new Hints(Optional.of(chosen), image, profile);
  }

  public Hints withImage(String given) {
    return new Hints(entry, Optional.of(given), profile);
  }
}
