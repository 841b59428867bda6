package dev.lepton.transfer.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target whose disk is full: said so, with what to do, and nothing lost once there is room. */
@Tag("side-by-side")
class FullDiskIT {
  private static final long LITTLE = 2 << 20;

  @TempDir private Path folder;
  private final SmallDisk disk = SmallDisk.mount("200m");
  private final DistributionServer sourceServer = DistributionServer.start();
  private final DistributionServer targetServer = DistributionServer.startIn(disk.folder());
  private final ConnectionFactory source = sourceServer.fresh(Side.SOURCE);
  private final ConnectionFactory target = targetServer.fresh(Side.TARGET);
  private final MoveUnderLoad load = new MoveUnderLoad(source, target);

  @AfterEach
  void close() {
    load.close();
    targetServer.close();
    sourceServer.close();
    disk.close();
  }

  /** A server that finds no room for its log ends itself, which is all that we may see of it. */
  private void assertExplained(LeptonException failure) {
    assertThat(failure.code())
        .as(() -> org.assertj.core.util.Throwables.getStackTrace(failure))
        .isIn(ErrorCode.DISK_FULL, ErrorCode.CONNECTION_LOST, ErrorCode.TARGET_UNREACHABLE);
    if (failure.code() == ErrorCode.DISK_FULL) {
      assertThat(failure.problems().get(0).where())
          .contains("target", String.valueOf(target.endpoint().port()));
      assertThat(failure.problems().get(0).fix()).contains("make room", "run");
    }
  }

  private static Optional<LeptonException> failure(PostgresMover mover) {
    return Optional.ofNullable(catchThrowableOfType(LeptonException.class, mover::lag));
  }

  private void makeRoom() {
    disk.makeRoom();
    await().atMost(MoveUnderLoad.LONG).until(this::targetIsUp);
  }

  /**
   * A server that found no room for its log may have ended, be about to recover, or fail in that
   * for want of room and end only now.
   */
  private boolean targetIsUp() throws SQLException {
    if (!targetServer.isRunning()) {
      targetServer.restart();
    }
    return targetAnswers();
  }

  private boolean targetAnswers() throws SQLException {
    try (Connection connection = target.open()) {
      return connection.isValid(1);
    } catch (LeptonException e) {
      return false;
    }
  }

  @Test
  void aStreamWithoutRoomSaysSoAndGoesOnOnceThereIsSome() {
    try (PostgresMover mover = load.following(folder)) {
      load.startWriting();
      load.awaitMore();
      disk.fill(LITTLE);
      TestServers.execute(
          source,
          "INSERT INTO public.item SELECT i, md5(i::text) FROM generate_series(10000, 90000) i");
      await().atMost(MoveUnderLoad.LONG).until(() -> failure(mover).isPresent());
      assertExplained(failure(mover).orElseThrow());
    }
    makeRoom();
    try (PostgresMover next = load.mover(folder)) {
      next.follow();
      load.awaitMore();
      load.assertExact(next);
    }
  }

  @Test
  void aCopyWithoutRoomSaysSoAndIsEndedByTheNextProcess() {
    load.settle("i, repeat('n', 200) FROM generate_series(1, 60000)");
    disk.fill(8 << 20);
    try (PostgresMover mover = load.mover(folder)) {
      assertExplained(catchThrowableOfType(LeptonException.class, mover::copy));
    }
    makeRoom();
    try (PostgresMover next = load.mover(folder)) {
      next.copy();
      next.follow();
      load.startWriting();
      load.awaitMore();
      load.assertExact(next);
    }
  }
}
