package dev.lepton.transform.internal.container.language;

import dev.lepton.model.assessment.Profile;

/** Knows the projects of one language. Implementations have no state. */
public interface Language {

  /** Whether a file of this name makes its folder a project. */
  boolean marks(String fileName);

  /**
   * What can be started in a project, and what keeps the rest from being started.
   *
   * @param profile what the assessment found in the project; empty fields where it found nothing
   */
  Search search(Folder folder, Profile profile);

  /** What is looked for, for the message that nothing was found. */
  String lookedFor();
}
