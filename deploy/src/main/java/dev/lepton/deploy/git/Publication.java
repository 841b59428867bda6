package dev.lepton.deploy.git;

import java.util.List;
import java.util.Optional;

/**
 * What has become of a publication.
 *
 * @param commit empty if nothing was different
 * @param files in the order in which they are applied, relative to the folder
 * @param removed files of an earlier publication that are no longer part of it
 */
public record Publication(
    String repository,
    String branch,
    String folder,
    Optional<String> commit,
    List<String> files,
    List<String> removed) {
  public Publication {
    files = List.copyOf(files);
    removed = List.copyOf(removed);
  }
}
