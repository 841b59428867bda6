package dev.lepton.assess.input;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that providers may read.
 *
 * @param files the file table, walked once for all providers
 * @param mode how far to look
 * @param mavenRepository the local Maven repository, for what a build names; never written to
 * @param threads how many threads a provider may use, at least one
 * @param memory what an earlier analysis found out
 * @param libraries which dependencies take part
 */
public record AnalysisInput(
    FileTable files,
    Mode mode,
    Optional<Path> mavenRepository,
    int threads,
    FileMemory memory,
    LibrarySelection libraries) {
  /** An input that nothing is known of yet. */
  public AnalysisInput(FileTable files, Mode mode, Optional<Path> mavenRepository, int threads) {
    this(files, mode, mavenRepository, threads, FileMemory.NONE, LibrarySelection.ALL);
  }

  /** The same with these dependencies only. */
  public AnalysisInput with(LibrarySelection selection) {
    return new AnalysisInput(files, mode, mavenRepository, threads, memory, selection);
  }

  /** The same with what an earlier analysis found out. */
  public AnalysisInput with(FileMemory known) {
    return new AnalysisInput(files, mode, mavenRepository, threads, known, libraries);
  }

  /** The application's own files, in the order of their paths. */
  public List<InputFile> application() {
    return files.files().stream().filter(file -> file.origin() == Origin.APPLICATION).toList();
  }
}
