package dev.lepton.transfer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TaskGraphTest {
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  private record Step(String id, Runnable work) implements Task {
    @Override
    public void run() {
      work.run();
    }
  }

  private TaskGraph.Node node(String id, long urgency, String... after) {
    return new TaskGraph.Node(new Step(id, () -> done.add(id)), Set.of(after), urgency);
  }

  @Test
  void nothingBeginsBeforeWhatItWaitsFor() {
    Random random = new Random(42);
    List<TaskGraph.Node> nodes = new ArrayList<>();
    List<Set<String>> after = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Set<String> earlier = new TreeSet<>();
      for (int k = 0; k < 3 && i > 0; k++) {
        earlier.add("t" + random.nextInt(i));
      }
      after.add(earlier);
      nodes.add(node("t" + i, random.nextInt(10), earlier.toArray(String[]::new)));
    }
    Collections.shuffle(nodes, random);
    new TaskGraph(nodes).run(4);
    assertThat(done).hasSize(200);
    for (int i = 0; i < 200; i++) {
      for (String earlier : after.get(i)) {
        assertThat(done.indexOf(earlier)).isLessThan(done.indexOf("t" + i));
      }
    }
  }

  @Test
  void ofThoseThatCouldBeginTheMostUrgentDoes() {
    new TaskGraph(List.of(node("late", 1), node("first", 9), node("second", 5, "first"))).run(1);
    assertThat(done).containsExactly("first", "second", "late");
  }

  @Test
  void whatIsNotInTheGraphCountsAsDone() {
    new TaskGraph(List.of(node("only", 0, "finished yesterday"))).run(2);
    assertThat(done).containsExactly("only");
  }

  @Test
  void aFailureKeepsTheRestFromBeginning() {
    Task failing =
        new Step(
            "failing",
            () -> {
              throw new LeptonException(ErrorCode.DISK_FULL, "full", "there", "make room");
            });
    TaskGraph graph =
        new TaskGraph(
            List.of(new TaskGraph.Node(failing, Set.of(), 5), node("next", 1, "failing")));
    assertThatThrownBy(() -> graph.run(2)).hasMessageContaining("full");
    assertThat(done).isEmpty();
  }

  @Test
  void aCircleIsADefectAndNoEndlessWait() {
    TaskGraph graph = new TaskGraph(List.of(node("a", 0, "b"), node("b", 0, "a")));
    assertThatThrownBy(() -> graph.run(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nothingToDoIsDone() {
    new TaskGraph(List.of()).run(3);
    assertThat(done).isEmpty();
  }
}
