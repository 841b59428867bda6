package dev.lepton.accept.load;

import dev.lepton.model.acceptance.LoadReport.Block;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * The course of a test in equal spans of time, by when requests were due. Requests near to one
 * another share what the server went through at that moment; spans hardly do, which is why releases
 * are compared by them. Not thread-safe.
 */
final class Course {
  private final long startNanos;
  private final long spanNanos;
  private final TreeMap<Long, Span> spans = new TreeMap<>();

  private static final class Span {
    private final Histogram latencies = Distribution.small();
    private double sumNanos;
    private long errors;
  }

  Course(long startNanos, Duration span) {
    this.startNanos = startNanos;
    this.spanNanos = span.toNanos();
  }

  void ended(long dueNanos, long latencyNanos, boolean failed) {
    long index = (dueNanos - startNanos) / spanNanos;
    Span span = spans.computeIfAbsent(index, i -> new Span());
    Distribution.record(span.latencies, latencyNanos);
    span.sumNanos += latencyNanos;
    if (failed) {
      span.errors++;
    }
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    spans.forEach(
        (index, span) ->
            blocks.add(
                new Block(
                    index * spanNanos / 1e9,
                    span.latencies.getTotalCount(),
                    span.errors,
                    span.sumNanos / 1e6 / span.latencies.getTotalCount(),
                    Distribution.at(span.latencies, 50),
                    Distribution.at(span.latencies, 95))));
    return List.copyOf(blocks);
  }
}
