package dev.lepton.transfer.task;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks as soon as what they wait for is done, of those that could start the most urgent one
 * first. With the remaining work behind a task as its urgency this is list scheduling by the
 * critical path. One instance runs one graph; not thread-safe.
 */
public final class TaskGraph {
  /**
   * A task in the graph.
   *
   * @param after ids of tasks that must have finished; ids that are not in the graph count as
   *     finished
   * @param urgency the greater, the earlier
   */
  public record Node(Task task, Set<String> after, long urgency) {}

  private final Map<String, List<Node>> followers = new HashMap<>();
  private final Map<String, Set<String>> open = new HashMap<>();
  private final PriorityQueue<Node> ready =
      new PriorityQueue<>(
          Comparator.comparingLong(Node::urgency)
              .reversed()
              .thenComparing(node -> node.task().id()));
  private final int count;

  public TaskGraph(List<Node> nodes) {
    Set<String> ids = new HashSet<>();
    nodes.forEach(node -> ids.add(node.task().id()));
    count = ids.size();
    for (Node node : nodes) {
      Set<String> waitsFor = new HashSet<>(node.after());
      waitsFor.retainAll(ids);
      waitsFor.forEach(id -> followers.computeIfAbsent(id, first -> new ArrayList<>()).add(node));
      open.put(node.task().id(), waitsFor);
      if (waitsFor.isEmpty()) {
        ready.add(node);
      }
    }
  }

  /**
   * Returns when all tasks are done. On the first failure the running ones are interrupted, and the
   * failure is thrown once they have stopped.
   *
   * @param parallelism how many run at once, at least 1
   * @throws LeptonException what the first failing task threw, or INTERNAL around anything else
   */
  public void run(int parallelism) {
    ExecutorService threads = TaskThreads.start(Math.max(1, Math.min(parallelism, count)));
    try {
      CompletionService<String> finished = new ExecutorCompletionService<>(threads);
      int running = 0;
      for (int done = 0; done < count; done++) {
        while (running < parallelism && !ready.isEmpty()) {
          begin(finished, ready.remove().task());
          running++;
        }
        if (running == 0) {
          throw new IllegalStateException("tasks wait for each other in a circle");
        }
        release(await(finished));
        running--;
      }
    } finally {
      TaskThreads.stop(threads);
    }
  }

  private static void begin(CompletionService<String> threads, Task task) {
    threads.submit(
        () -> {
          task.run();
          return task.id();
        });
  }

  private static String await(CompletionService<String> finished) {
    try {
      return finished.take().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "interrupted while tasks were running",
          "tasks",
          "run the same command again: it resumes",
          e);
    } catch (ExecutionException e) {
      throw TaskThreads.failure(e.getCause());
    }
  }

  private void release(String done) {
    @Nullable List<Node> waiting = followers.get(done);
    if (waiting == null) {
      return;
    }
    for (Node node : waiting) {
      Set<String> left = open.getOrDefault(node.task().id(), Set.of());
      left.remove(done);
      if (left.isEmpty()) {
        ready.add(node);
      }
    }
  }
}
