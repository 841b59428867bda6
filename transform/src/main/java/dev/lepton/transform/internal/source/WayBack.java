package dev.lepton.transform.internal.source;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.StatusCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/** Whether Git can give back what is about to be changed in place. Only reads. */
public final class WayBack {
  private WayBack() {}

  /**
   * Refuses to go on where it cannot.
   *
   * @param root of the source tree
   * @param files that will be changed or made, relative to the root
   * @throws LeptonException SOURCE_CHANGED when the tree is in no repository, or one of the files
   *     has changes that are not committed
   */
  public static void demand(Path root, Collection<String> files) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    RepositoryBuilder builder = new RepositoryBuilder().findGitDir(root.toFile());
    if (builder.getGitDir() == null) {
      throw new LeptonException(
          ErrorCode.SOURCE_CHANGED,
          "The source is in no Git repository, so that there would be no way back",
          root.toString(),
          "Commit it to one first, or apply the patches yourself.");
    }
    try (Repository repository = builder.build();
        Git git = new Git(repository)) {
      Path work = repository.getWorkTree().toPath().toRealPath();
      String prefix =
          work.relativize(root.toRealPath()).toString().replace(File.separatorChar, '/');
      refuseUncommitted(git, prefix.isEmpty() ? "" : prefix + "/", files);
    } catch (GitAPIException e) {
      throw new LeptonException(
          ErrorCode.SOURCE_FAILED,
          "Git's state cannot be read: " + e.getMessage(),
          root.toString(),
          "Check the repository, or apply the patches yourself.",
          e);
    }
  }

  private static void refuseUncommitted(Git git, String prefix, Collection<String> files)
      throws GitAPIException {
    StatusCommand command = git.status();
    files.forEach(file -> command.addPath(prefix + file));
    Status status = command.call();
    TreeSet<String> open = new TreeSet<>(status.getUncommittedChanges());
    open.addAll(status.getUntracked());
    open.addAll(status.getIgnoredNotInIndex());
    List<Problem> problems = new ArrayList<>();
    for (String file : open) {
      problems.add(
          new Problem(
              "The file has changes that are not committed, so that there would be no way back",
              file,
              "Commit or stash them first, or apply the patches yourself."));
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.SOURCE_CHANGED, problems);
    }
  }
}
