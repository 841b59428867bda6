package dev.lepton.assess.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputWatchTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Path source;
  private Path given;
  private InputWatch watch;

  @BeforeEach
  void open() throws IOException {
    source = Files.createDirectories(folder.resolve("tree/src"));
    Files.createDirectories(folder.resolve("tree/node_modules/some"));
    given = Files.writeString(folder.resolve("app.jar"), "");
    watch =
        InputWatch.open(
            List.of(folder.resolve("tree"), given), List.of(folder.resolve("tree/report.html")));
  }

  @AfterEach
  void close() {
    watch.close();
  }

  private CompletableFuture<Void> waiting() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            watch.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  private void assertTold(CompletableFuture<Void> waiting) throws Exception {
    waiting.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void tellsWhatIsWrittenMadeAndTakenAway() throws Exception {
    Path file = source.resolve("A.java");
    Files.writeString(file, "class A {}");
    assertTold(waiting());
    Files.writeString(file, "class A { }");
    assertTold(waiting());
    Files.delete(file);
    assertTold(waiting());
    Files.writeString(given, "another");
    assertTold(waiting());
  }

  @Test
  void seesWhatComesInFoldersThatWereMadeLater() throws Exception {
    Path later = Files.createDirectories(source.resolve("a/b"));
    assertTold(waiting());
    Files.writeString(later.resolve("B.java"), "class B {}");
    assertTold(waiting());
  }

  @Test
  void aRootThatGoesAndComesBackIsSeen() throws Exception {
    Files.move(folder.resolve("tree"), folder.resolve("elsewhere"));
    assertTold(waiting());
    Files.createDirectories(source);
    assertTold(waiting());
    Files.writeString(source.resolve("A.java"), "class A {}");
    assertTold(waiting());
  }

  @Test
  void whatIsOfNoInterestWakesNobody() throws Exception {
    CompletableFuture<Void> waiting = waiting();
    Files.writeString(folder.resolve("tree/node_modules/some/index.js"), "");
    Files.writeString(folder.resolve("tree/report.html"), "");
    Files.createDirectories(folder.resolve("tree/.git"));
    Files.writeString(folder.resolve("beside.txt"), "");
    // Events of one folder come in their order.
    assertThat(waiting).isNotDone();
    Files.writeString(source.resolve("A.java"), "class A {}");
    assertTold(waiting);
  }
}
