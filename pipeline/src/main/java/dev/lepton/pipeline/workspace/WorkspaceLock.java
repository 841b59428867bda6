package dev.lepton.pipeline.workspace;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second run out. The operating system lets go of it when the process dies, however it
 * dies.
 */
public final class WorkspaceLock implements AutoCloseable {
  private final FileChannel channel;

  private WorkspaceLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws LeptonException ALREADY_RUNNING if another process holds it, DISK_FULL if its file
   *     cannot be written
   */
  public static WorkspaceLock acquire(Workspace workspace) {
    try {
      return acquire(
          workspace,
          FileChannel.open(
              workspace.lock(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "cannot lock the workspace: " + e.getMessage(),
          workspace.lock().toString(),
          "free disk space, check the folder's rights",
          e);
    }
  }

  private static WorkspaceLock acquire(Workspace workspace, FileChannel channel)
      throws IOException {
    boolean held = false;
    try {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String holder = read(channel);
        throw new LeptonException(
            ErrorCode.ALREADY_RUNNING,
            "another run of this migration is under way (process " + holder + ")",
            workspace.lock().toString(),
            "wait for it, look at it with `lepton status`, or stop it; what it finished is kept");
      }
      channel
          .truncate(0)
          .write(
              ByteBuffer.wrap(
                  String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      held = true;
      return new WorkspaceLock(channel);
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // The same process holds it: to the caller that is the same answer as another process.
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(32);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.INTERNAL, "cannot release the workspace's lock", "lock", "restart lepton", e);
    }
  }
}
