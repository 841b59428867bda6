package dev.lepton.transfer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.task.Task;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadTaskRunnerTest {
  private final ThreadTaskRunner runner = new ThreadTaskRunner();

  private interface Work {
    void run() throws Exception;
  }

  private static Task task(String id, Work work) {
    return new Task() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public void run() throws Exception {
        work.run();
      }
    };
  }

  @Test
  void runsEveryTaskOnce() {
    Set<Integer> seen = Collections.newSetFromMap(new ConcurrentHashMap<>());
    AtomicInteger runs = new AtomicInteger();
    runner.runAll(
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    task(
                        "t" + i,
                        () -> {
                          seen.add(i);
                          runs.incrementAndGet();
                        }))
            .toList(),
        4);
    assertThat(seen).hasSize(50);
    assertThat(runs).hasValue(50);
  }

  @Test
  void runsAsManyAtOnceAsAllowed() {
    CountDownLatch both = new CountDownLatch(2);
    Work meeting =
        () -> {
          both.countDown();
          both.await();
        };
    runner.runAll(List.of(task("a", meeting), task("b", meeting)), 2);
    assertThat(both.getCount()).isZero();
  }

  @Test
  void leavesTasksAloneThatHadNotStartedWhenOneFailed() {
    AtomicBoolean started = new AtomicBoolean();
    LeptonException failure =
        new LeptonException(ErrorCode.TARGET_FAILED, "broken", "here", "mend it");
    List<Task> tasks =
        List.of(
            task(
                "fails",
                () -> {
                  throw failure;
                }),
            task("hangs", () -> new CountDownLatch(1).await()),
            task("waits for its turn", () -> started.set(true)));
    assertThatThrownBy(
            () -> runner.runAll(List.of(tasks.get(1), tasks.get(0), tasks.get(1), tasks.get(2)), 2))
        .isSameAs(failure);
    assertThat(started).isFalse();
  }

  @Test
  void returnsOnlyWhenRunningTasksHaveStopped() {
    CountDownLatch running = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();
    Task survivor =
        task(
            "survivor",
            () -> {
              running.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                stopped.set(true);
              }
            });
    Task failing =
        task(
            "failing",
            () -> {
              running.await();
              throw new IllegalStateException("boom");
            });
    assertThatThrownBy(() -> runner.runAll(List.of(survivor, failing), 2))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
    assertThat(stopped).isTrue();
  }

  @Test
  void passesAnInterruptionOnToItsTasks() throws InterruptedException {
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch running = new CountDownLatch(1);
    Task patient =
        task(
            "patient",
            () -> {
              running.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
              }
            });
    Thread caller =
        new Thread(
            () ->
                assertThatThrownBy(() -> runner.runAll(List.of(patient), 1))
                    .isInstanceOf(LeptonException.class));
    caller.start();
    running.await();
    caller.interrupt();
    caller.join();
    assertThat(interrupted).isTrue();
  }
}
