package dev.lepton.deploy.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.lepton.deploy.internal.process.Environment;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it directly; root runs it in a user
 * namespace where it is nobody, and where the system forbids that, as the real nobody, who then
 * owns the data.
 *
 * @param prefix words before the command
 * @param owner uid that must own the data; negative when they stay ours
 */
record RunAs(List<String> prefix, int owner) {
  private static final int NOBODY = 65534;

  static boolean root() {
    return new UnixSystem().getUid() == 0;
  }

  static RunAs choose() {
    if (!root()) {
      return new RunAs(List.of(), -1);
    }
    List<String> namespace = List.of("unshare", "-U");
    if (Environment.find("unshare").isPresent() && works(namespace)) {
      return new RunAs(namespace, -1);
    }
    return nobody();
  }

  /** The real nobody. */
  static RunAs nobody() {
    List<String> account =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    if (Environment.find("setpriv").isPresent() && works(account)) {
      return new RunAs(account, NOBODY);
    }
    throw new LeptonException(
        ErrorCode.TOOL_MISSING,
        "PostgreSQL does not run as root, and there is no way here to run it as somebody else.",
        "unshare -U, setpriv",
        "Run lepton as an ordinary user, or install util-linux.");
  }

  private static boolean works(List<String> prefix) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(prefix));
    builder.command().add("true");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // Cannot even be started: does not work.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Hands the folder and everything in it to the account the server runs under. */
  void own(Path folder) {
    if (owner < 0) {
      return;
    }
    for (Path path : Folders.walk(folder)) {
      try {
        Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
