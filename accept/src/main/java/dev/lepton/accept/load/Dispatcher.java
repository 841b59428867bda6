package dev.lepton.accept.load;

import dev.lepton.accept.traffic.Answer;
import dev.lepton.accept.traffic.Call;
import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.wire.Client;
import dev.lepton.accept.wire.Ending;
import dev.lepton.accept.wire.Exchange;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.error.LeptonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Lets visitors in when they are due and leads each through its journey. All of it happens on the
 * client's loop, but for {@link #start} and {@link #await}, which any thread may call.
 *
 * <p>In the warm-up nobody queues: who finds no connection free stays away. What this process and
 * the server were too slow for while they warmed up would else be made up for in the time that
 * counts.
 */
final class Dispatcher {
  /** Waking up costs some 5 µs: beyond 4,000 visitors a second they come in small groups. */
  private static final long SHORTEST_SLEEP_NANOS = TimeUnit.MICROSECONDS.toNanos(250);

  private final LoadPlan plan;
  private final Client client;
  private final List<Tallies> tallies;
  private final boolean usesValues;
  private final long startNanos;

  /** From when on nobody takes a further step. */
  private final long endNanos;

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile long arrived;
  private long open;
  private boolean closed;

  Dispatcher(LoadPlan plan, Client client, long startNanos) {
    this.plan = plan;
    this.client = client;
    this.usesValues = plan.traffic().usesValues();
    this.startNanos = startNanos;
    this.endNanos = startNanos + plan.arrivals().length().plus(plan.limits().timeout()).toNanos();
    this.tallies =
        IntStream.range(0, plan.sides().size())
            .mapToObj(side -> new Tallies(plan, side, startNanos))
            .toList();
  }

  /** From now on whoever is due is let in. */
  void start() {
    client.loop().execute(this::letIn);
  }

  private void letIn() {
    long total = plan.arrivals().count();
    long index = arrived;
    while (!closed && index < total) {
      long due = startNanos + plan.arrivals().offsetNanos(index);
      long now = System.nanoTime();
      if (due - now > 0) {
        long sleep = Math.max(SHORTEST_SLEEP_NANOS, due - now);
        client.loop().schedule(this::letIn, sleep, TimeUnit.NANOSECONDS);
        break;
      }
      index++;
      arrived = index;
      come(index, due, now);
    }
    endIfOver();
  }

  private void come(long visitor, long due, long now) {
    Journey journey = plan.traffic().journey(visitor);
    Tallies counted = tallies.get(plan.side(visitor));
    if (counted.isWarmUp(due) && !client.hasRoom(journey.steps().get(0).request().site())) {
      return;
    }
    counted.at(due).late(now - due);
    open++;
    Map<String, String> values = usesValues ? plan.traffic().values(visitor) : Map.of();
    go(new Visit(journey, values, counted), due);
  }

  /** When the first is due, by {@link System#nanoTime}. */
  long startNanos() {
    return startNanos;
  }

  /** How many have come. */
  long arrived() {
    return arrived;
  }

  /** Nobody is let in any more, nobody goes on; to be called on the loop. */
  void close() {
    closed = true;
    endIfOver();
  }

  private void go(Visit visit, long due) {
    Step step = visit.step();
    if (step == null || closed || due - endNanos >= 0) {
      leave();
      return;
    }
    visit.tallies().at(due).due();
    Call call;
    try {
      call = step.render(visit::value);
    } catch (LeptonException e) {
      // What an answer gave makes no request: an error of the answer.
      long now = System.nanoTime();
      Optional<String> failure = Optional.of(e.problems().get(0).what());
      ended(visit, step, due, new Ending(Optional.empty(), failure, now, now));
      return;
    }
    long deadline = due + plan.limits().timeout().toNanos();
    Exchange.Wish wish =
        new Exchange.Wish(deadline, step.readsAnswer(), !step.takesRedirects(), visit.cookies());
    client.submit(new Exchange(call, wish, ending -> ended(visit, step, due, ending)));
  }

  private void ended(Visit visit, Step step, long due, Ending ending) {
    Optional<Answer> answer = ending.answer();
    Optional<String> failure =
        ending.failure().or(() -> answer.flatMap(a -> step.judge(a, visit.values())));
    visit.tallies().at(due).ended(step.request().name(), due, ending, failure);
    visit.stepped();
    if (failure.isPresent()) {
      leave();
    } else if (step.pause().isZero()) {
      go(visit, ending.endNanos());
    } else {
      long next = ending.endNanos() + step.pause().toNanos();
      long wait = Math.max(0, next - System.nanoTime());
      client.loop().schedule(() -> go(visit, next), wait, TimeUnit.NANOSECONDS);
    }
  }

  private void leave() {
    open--;
    endIfOver();
  }

  private void endIfOver() {
    if (open == 0 && (closed || arrived == plan.arrivals().count())) {
      done.countDown();
    }
  }

  /** Whether all have left before the limit passed. */
  boolean await(long nanos) throws InterruptedException {
    return done.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** To be called on the loop. */
  List<LoadReport> reports(boolean interrupted) {
    return tallies.stream().map(one -> one.measured().report(interrupted)).toList();
  }
}
