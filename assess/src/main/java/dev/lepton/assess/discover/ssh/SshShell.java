package dev.lepton.assess.discover.ssh;

import dev.lepton.assess.discover.linux.Shell;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** Runs scripts by a shell of its own on the server, whatever shell the user has. */
final class SshShell implements Shell {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int MOST = 32 << 20;

  private final ClientSession session;
  private final String address;

  SshShell(ClientSession session, String address) {
    this.session = session;
    this.address = address;
  }

  @Override
  public String run(String script) {
    Bounded out = new Bounded();
    try (ChannelExec channel = session.createExecChannel("exec /bin/sh -s")) {
      channel.setIn(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
      channel.setOut(out);
      channel.setErr(OutputStream.nullOutputStream());
      channel.open().verify(PATIENCE);
      Set<ClientChannelEvent> ended =
          channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
      if (ended.contains(ClientChannelEvent.TIMEOUT)) {
        throw failure(
            ErrorCode.SOURCE_FAILED,
            "the server did not answer within " + PATIENCE.toSeconds() + " s");
      }
      if (!session.isOpen()) {
        throw failure(ErrorCode.CONNECTION_LOST, "the connection was lost");
      }
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONNECTION_LOST,
          "the connection was lost: " + e.getMessage(),
          address,
          "look again later",
          e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private LeptonException failure(ErrorCode code, String what) {
    return new LeptonException(code, what, address, "look again later");
  }

  /** A server that prints for ever fills no memory; what is cut off has no end mark. */
  private static final class Bounded extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, Math.min(length, Math.max(0, MOST - size())));
    }

    @Override
    public synchronized void write(int value) {
      if (size() < MOST) {
        super.write(value);
      }
    }
  }
}
