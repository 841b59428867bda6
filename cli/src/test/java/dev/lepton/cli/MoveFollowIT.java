package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A move from its copy to its end, by commands of several processes, with writers on. */
@Tag("side-by-side")
class MoveFollowIT {
  private static final String FOLLOWING = "following;";

  @TempDir private Path folder;
  private MoveWorld world;
  private PrimaryWriter writer;

  @BeforeEach
  void start() throws Exception {
    world = MoveWorld.start(folder);
    writer = new PrimaryWriter(world);
  }

  @AfterEach
  void stop() throws Exception {
    writer.close();
    world.close();
  }

  private void succeeds(String command, String... options) {
    CommandLineRun run = world.transfer(command, options);
    assertThat(run.status()).as(() -> run.err() + "\n" + String.join("\n", world.said())).isZero();
  }

  private void assertNothingLost(String database) throws Exception {
    Set<Long> acknowledged = writer.stop();
    assertThat(acknowledged).isNotEmpty();
    String ids = acknowledged.stream().map(String::valueOf).collect(Collectors.joining(","));
    assertThat(
            world
                .server()
                .strings(
                    database,
                    "SELECT unnest(ARRAY[" + ids + "]::bigint[]) EXCEPT SELECT id FROM customer"))
        .isEmpty();
  }

  @Test
  void thereAndBackAgainNothingIsLostAndNothingRemains() throws Exception {
    world.follow(FOLLOWING);
    world.awaitStatus("the target follows the source");

    CommandLineRun second = world.transfer("follow");
    assertThat(second.status()).isEqualTo(4);
    assertThat(second.err()).contains("another process drives this move");

    succeeds("pause");
    world.awaitStatus(", paused");
    succeeds("resume");
    succeeds("throttle", "50000");
    world.awaitStatus("at most 50,000 rows/s");
    succeeds("throttle", "0");

    succeeds("cutover", "--yes");
    writer.awaitMore(true);
    world.awaitStatus("keep the source in step");
    assertThat(world.transfer("abort", "--yes").err()).contains("the target is the primary");

    succeeds("fallback", "--yes");
    writer.awaitMore(false);
    assertNothingLost("shop");

    succeeds("abort", "--yes");
    assertThat(world.server().leftovers("shop")).isEmpty();
    assertThat(world.server().contents("fresh")).isEmpty();
  }

  @Test
  void aKilledDriverIsMissedAndTheNextOneGoesOn() throws Exception {
    Process driver = world.follow(FOLLOWING);
    driver.destroyForcibly().waitFor();
    world.awaitStatus("nothing follows just now");
    writer.awaitMore(false);

    world.follow(FOLLOWING);
    world.awaitStatus("follow the source");
    succeeds("cutover", "--yes");
    writer.awaitMore(true);
    assertNothingLost("fresh");
  }

  @Test
  void aCutoverNeedsNoDriverAndSaysThatOneIsMissing() throws Exception {
    Process driver = world.follow(FOLLOWING);
    driver.destroyForcibly().waitFor();
    world.awaitStatus("nothing follows just now");

    CommandLineRun cutover = world.transfer("cutover", "--yes", "-o", "json");
    assertThat(cutover.status()).as(cutover.err()).isZero();
    assertThat(cutover.out()).contains("\"direction\" : \"forward\"");
    assertThat(cutover.err()).contains("nothing keeps the source in step now");
    writer.awaitMore(true);

    world.follow(FOLLOWING);
    world.awaitStatus("keep the source in step");
    succeeds("fallback", "--yes");
    assertNothingLost("shop");
  }

  @Test
  void aFailingHookTakesEverythingBack() throws Exception {
    world.follow(FOLLOWING);
    CommandLineRun run =
        world.transfer("cutover", "--yes", "--hook-switch", "echo no pooler >&2; exit 3");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("no pooler");
    writer.awaitMore(false);
    world.awaitStatus("follow the source");
    assertThat(writer.atTarget()).isZero();

    succeeds("cutover", "--yes");
    assertNothingLost("fresh");
  }

  @Test
  void aSlowHookTakesEverythingBackWithinThePauseAllowed() throws Exception {
    world.follow(FOLLOWING);
    CommandLineRun run =
        world.transfer(
            "cutover",
            "--yes",
            "--max-pause",
            "4s",
            "--timeout",
            "5s",
            "--hook-switch",
            "sleep 60");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("ran for more than");
    writer.awaitMore(false);
    assertNothingLost("shop");
  }

  @Test
  void aCutoverKilledBeforeTheDecisionIsTakenBack() throws Exception {
    world.follow(FOLLOWING);
    Process cutover =
        world.fork(
            "never said",
            world.arguments("cutover", "--yes", "--hook-switch", "kill -9 $PPID; sleep 60"));
    assertThat(cutover.waitFor()).isEqualTo(137);
    world.awaitStatus("follow the source");
    succeeds("cutover", "--yes");
    writer.awaitMore(true);
    assertNothingLost("fresh");
  }

  @Test
  void aCutoverKilledAfterwardsIsComplete() throws Exception {
    world.follow(FOLLOWING);
    Process cutover =
        world.fork(
            "never said", world.arguments("cutover", "--yes", "--hook-after", "kill -9 $PPID"));
    assertThat(cutover.waitFor()).isEqualTo(137);
    writer.awaitMore(true);
    world.awaitStatus("keep the source in step");
    succeeds("fallback", "--yes");
    writer.awaitMore(false);
    assertNothingLost("shop");
  }

  @Test
  void finishingLeavesTheDataAndASealedSource() throws Exception {
    world.follow(FOLLOWING);
    assertThat(world.transfer("finish", "--yes").err()).contains("nothing to finish");
    succeeds("cutover", "--yes");
    writer.awaitMore(true);
    succeeds("finish", "--yes");
    assertNothingLost("fresh");
    assertThat(world.server().leftovers("fresh"))
        .containsExactly("setting default_transaction_read_only=on");
    assertThat(world.transfer("status").err()).contains("no move is known here");
  }

  @Test
  void hooksLearnWhatGoesOn() throws Exception {
    world.follow(FOLLOWING);
    Path log = folder.resolve("hooks");
    String hook = "echo $LEPTON_STEP $LEPTON_SOURCE $LEPTON_TARGET >> " + log;
    succeeds(
        "cutover",
        "--yes",
        "--hook-before-fence",
        hook,
        "--hook-switch",
        hook,
        "--hook-after",
        hook);
    List<String> lines = java.nio.file.Files.readAllLines(log);
    assertThat(lines.stream().map(line -> line.split(" ")[0]))
        .containsExactly("before-fence", "switch", "after");
    assertThat(lines.get(0)).contains("/shop", "/fresh").doesNotContain(SmallServer.PASSWORD);
  }

  @Test
  void aPartMovesWhileTheRestStays() throws Exception {
    world.follow(FOLLOWING, "--exclude", "public.sale");
    world.awaitStatus("selected   without public.sale");
    CommandLineRun other = world.transfer("follow", "--exclude", "public.customer");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("began with another selection: without public.sale");

    Path elsewhere = folder.resolve("elsewhere");
    CommandLineRun cutover = world.between("cutover", "--yes", "--workspace", elsewhere.toString());
    assertThat(cutover.status()).as(cutover.err()).isZero();
    writer.awaitMore(true);
    world.server().execute("shop", "INSERT INTO sale VALUES (9999, 5, 'stays')");
    succeeds("fallback", "--yes");
    writer.awaitMore(false);
    assertNothingLost("shop");
    succeeds("abort", "--yes");
    assertThat(world.server().leftovers("shop")).isEmpty();
    assertThat(world.server().contents("fresh")).isEmpty();
  }
}
