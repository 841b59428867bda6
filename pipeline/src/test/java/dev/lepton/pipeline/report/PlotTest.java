package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.Latency;
import dev.lepton.model.operation.WatchReport.Sample;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
  static Stream<double[]> latencies() {
    Random random = new Random(20260914);
    Stream<double[]> odd =
        Stream.of(
            new double[] {0, 0},
            new double[] {5, 5},
            new double[] {0, 1e9},
            new double[] {0.001, 0.002, 60_000});
    Stream<double[]> any =
        Stream.generate(() -> random.doubles(12, 0, 5000).sorted().toArray()).limit(50);
    return Stream.concat(odd, any);
  }

  @ParameterizedTest
  @MethodSource("latencies")
  void aCurveNeverLeavesThePaper(double[] millis) {
    List<Latency.Point> points =
        IntStream.range(0, millis.length)
            .mapToObj(i -> new Latency.Point(100.0 * i / (millis.length - 1), millis[i]))
            .toList();

    String plot =
        new PercentilePlot(List.of(new PercentilePlot.Curve("c", "new", points))).render().html();

    assertThat(firstCurve(plot))
        .hasSize(millis.length)
        .allSatisfy(xy -> assertThat(xy[0]).isBetween(0.0, 720.0))
        .allSatisfy(xy -> assertThat(xy[1]).isBetween(0.0, 300.0));
  }

  @Test
  void aCurveOfOnePointIsNoCurve() {
    var curve = new PercentilePlot.Curve("c", "new", List.of(new Latency.Point(50, 1)));

    assertThat(new PercentilePlot(List.of(curve)).render().isEmpty()).isTrue();
  }

  @Test
  void aThinnedPlotKeepsItsFailures() {
    List<Sample> samples =
        IntStream.range(0, 50_000).mapToObj(i -> new Sample(i * 0.1, 3, i != 31_415)).toList();

    String plot = new WatchPlot(samples).render().html();

    assertThat(plot).contains("class=\"dot fail\"");
    assertThat(Pattern.compile("<circle").matcher(plot).results().count()).isLessThan(700);
  }

  @Test
  void ticksAreRoundAndReachTheTop() {
    assertThat(Ticks.linear(7.9)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0);
    assertThat(Ticks.logarithmic(1.5, 60).stream().map(Ticks::label))
        .containsExactly("2", "5", "10", "20", "50");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.5, 1, 1.01, 3, 7.9, 99, 101, 1e6, 123_456_789})
  void thereAreNeverTooManyTicks(double high) {
    List<Double> ticks = Ticks.linear(high);

    assertThat(ticks).hasSizeBetween(2, 7);
    assertThat(ticks.get(ticks.size() - 1)).isGreaterThanOrEqualTo(high);
  }

  /** The points of the first curve that is drawn, which is the wide one. */
  private static List<double[]> firstCurve(String plot) {
    Matcher path = Pattern.compile("class=\"line new\" d=\"M([^\"]*)\"").matcher(plot);
    assertThat(path.find()).isTrue();
    return Stream.of(path.group(1).split(" L"))
        .map(point -> Stream.of(point.split(" ")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }
}
