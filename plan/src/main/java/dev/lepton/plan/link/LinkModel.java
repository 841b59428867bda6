package dev.lepton.plan.link;

import dev.lepton.model.plan.TransferTime;
import dev.lepton.model.plan.TransferTime.Link;
import dev.lepton.model.plan.TransferTime.Rounds;
import dev.lepton.model.plan.TransferTime.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The arithmetic of a long copy. What changes while it runs must be carried too: streamed beside
 * it, it takes its share of the link; in rounds after it, each round is shorter than the last by
 * the same ratio, or never ends. Not thread-safe.
 */
public final class LinkModel {
  private static final double DAY = 86_400;
  private static final double SEGMENT_BYTES = 1460;

  /** M. Mathis and others, 1997: the rate of one TCP connection under random loss. */
  private static final double MATHIS = 1.22;

  private static final int MOST_ROUNDS = 10_000;
  private static final int ROUNDS_SHOWN = 12;

  private final LinkQuestion question;
  private final List<String> explanation = new ArrayList<>();

  private LinkModel(LinkQuestion question) {
    this.question = question;
  }

  public static TransferTime of(LinkQuestion question) {
    return new LinkModel(question).answer();
  }

  private TransferTime answer() {
    Link link = link();
    double first = question.bytes() / link.average();
    say(
        "first copy: %s / %s a second = %s",
        DataAmount.shown(question.bytes()), DataAmount.shown(link.average()), time(first));
    Way streamed = streamed(link);
    Rounds increments = rounds(first, link, "copied");
    Optional<Rounds> device = question.device().map(one -> rounds(days(one), link, "sent"));
    return new TransferTime(
        question.bytes(),
        link,
        question.changeRate(),
        first,
        streamed,
        increments,
        device,
        advice(streamed, increments, device),
        explanation);
  }

  private Link link() {
    LinkQuestion.Line line = question.line();
    double usable = line.rate() * line.efficiency();
    String bound =
        text(
            "the line: %.0f %% of %s a second",
            100 * line.efficiency(), DataAmount.shown(line.rate()));
    if (line.path().isPresent()) {
      LinkQuestion.Path path = line.path().get();
      double window = path.streams() * path.windowBytes() / path.roundTripSeconds();
      double loss =
          path.lossShare() == 0
              ? Double.POSITIVE_INFINITY
              : path.streams()
                  * MATHIS
                  * SEGMENT_BYTES
                  / (path.roundTripSeconds() * Math.sqrt(path.lossShare()));
      if (window < usable && window <= loss) {
        usable = window;
        bound =
            text(
                "the window: %d stream(s) of %s a round trip",
                path.streams(), DataAmount.shown(path.windowBytes()));
      } else if (loss < usable) {
        usable = loss;
        bound =
            text(
                "lost packets: %d stream(s) at %.4g %% loss",
                path.streams(), 100 * path.lossShare());
      }
    }
    double average = usable * line.hoursPerDay() / 24;
    say(
        "the link carries %s a second (%s)%s",
        DataAmount.shown(usable),
        bound,
        line.hoursPerDay() == 24
            ? ""
            : text(
                " for %.1f hours a day, %s a second on average",
                line.hoursPerDay(), DataAmount.shown(average)));
    return new Link(line.rate(), usable, line.hoursPerDay(), average, bound);
  }

  private Way streamed(Link link) {
    double left = link.average() - question.changeRate();
    if (left <= 0) {
      say(
          "streamed: %s change a second, which is all the link carries: the target never catches up",
          DataAmount.shown(question.changeRate()));
      return new Way(false, Optional.empty());
    }
    double seconds = question.bytes() / left;
    say(
        "streamed: %s / (%s − %s) a second = %s",
        DataAmount.shown(question.bytes()),
        DataAmount.shown(link.average()),
        DataAmount.shown(question.changeRate()),
        time(seconds));
    return new Way(true, Optional.of(seconds));
  }

  private double days(LinkQuestion.Device device) {
    double seconds = 2 * question.bytes() / device.rate() + device.daysOnTheWay() * DAY;
    say(
        "device: filled and read at %s a second, %.1f days on the way = %s",
        DataAmount.shown(device.rate()), device.daysOnTheWay(), time(seconds));
    return seconds;
  }

  /** What changed during a round is the next, until one fits into the pause. */
  private Rounds rounds(double first, Link link, String how) {
    double ratio = question.changeRate() / link.average();
    List<Double> shown = new ArrayList<>();
    double sum = first;
    double next = first * ratio;
    int rounds = 0;
    while (next > 0 && rounds < MOST_ROUNDS) {
      rounds++;
      // The last round happens while writers wait, at the rate of the link itself.
      double paused = next * link.average() / link.usable();
      if (shown.size() < ROUNDS_SHOWN) {
        shown.add(next);
      }
      if (paused <= question.pauseSeconds()) {
        say(
            "increments after what was %s: each round is %.4g of the last (%s / %s a second); round"
                + " %d fits into the pause, after %s",
            how,
            ratio,
            DataAmount.shown(question.changeRate()),
            DataAmount.shown(link.average()),
            rounds,
            time(sum));
        return new Rounds(true, rounds, Optional.of(sum), Optional.of(paused), shown);
      }
      if (ratio >= 1 - 1e-9) {
        say(
            "increments after what was %s: each round is %.4g of the last, and never shorter",
            how, ratio);
        return new Rounds(false, 0, Optional.empty(), Optional.empty(), shown);
      }
      sum += next;
      next *= ratio;
    }
    boolean nothing = next == 0;
    return nothing
        ? new Rounds(true, 0, Optional.of(sum), Optional.of(0.0), shown)
        : new Rounds(false, 0, Optional.empty(), Optional.empty(), shown);
  }

  private String advice(Way streamed, Rounds increments, Optional<Rounds> device) {
    double line =
        Math.min(
            streamed.seconds().orElse(Double.POSITIVE_INFINITY),
            increments.seconds().orElse(Double.POSITIVE_INFINITY));
    double post = device.flatMap(Rounds::seconds).orElse(Double.POSITIVE_INFINITY);
    if (Double.isInfinite(line) && Double.isInfinite(post)) {
      return text(
          "never over this link: it must carry more than %s a second, or less must change",
          DataAmount.shown(question.changeRate()));
    }
    if (post < line) {
      return text(
          "send a device: ready in %s, over the link in %s",
          time(post), Double.isInfinite(line) ? "never" : time(line));
    }
    // Rounds that begin their pause a little earlier are not worth a longer pause.
    double beside = streamed.seconds().orElse(Double.POSITIVE_INFINITY);
    return beside <= 1.05 * line
        ? text("stream the changes beside the copy: in step after %s", time(beside))
        : text("carry increments: the pause can begin after %s", time(line));
  }

  /** "3 d 4 h", "5 h 6 min", "7.0 s". */
  public static String time(double seconds) {
    if (seconds < 120) {
      return text("%.1f s", seconds);
    }
    long minutes = Math.round(seconds / 60);
    if (minutes < 120) {
      return minutes + " min";
    }
    long hours = Math.round(seconds / 3600);
    return hours < 48
        ? minutes / 60 + " h " + minutes % 60 + " min"
        : hours / 24 + " d " + hours % 24 + " h";
  }

  private void say(String pattern, Object... values) {
    explanation.add(text(pattern, values));
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
