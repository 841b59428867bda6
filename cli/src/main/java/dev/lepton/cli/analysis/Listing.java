package dev.lepton.cli.analysis;

import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.memory.AnalysisCache;
import dev.lepton.assess.memory.RunMemory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The files of the input, and what is remembered of them, found out while the cache and its rules
 * are read.
 */
record Listing(CompletableFuture<Found> found) implements AutoCloseable {
  /** Both. */
  record Found(FileTable files, RunMemory memory) {}

  /**
   * Begins to list files.
   *
   * @param cache opened meanwhile
   */
  static Listing begin(CompletableFuture<AnalysisCache> cache, Supplier<FileTable> files) {
    return new Listing(
        CompletableFuture.supplyAsync(
            () -> {
              FileTable table = files.get();
              try {
                return new Found(table, cache.join().memory(table));
              } catch (RuntimeException e) {
                table.close();
                throw e;
              }
            }));
  }

  /** Waits for them. */
  FileTable files() {
    return await().files();
  }

  RunMemory memory() {
    return await().memory();
  }

  /** Closes the table; why there may be none, {@link #files()} has told. */
  @Override
  public void close() {
    found
        .handle((both, failure) -> Optional.ofNullable(both))
        .join()
        .ifPresent(both -> both.files().close());
  }

  private Found await() {
    try {
      return found.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
