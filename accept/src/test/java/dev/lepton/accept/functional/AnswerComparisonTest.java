package dev.lepton.accept.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.accept.functional.AnswerComparison.Found;
import dev.lepton.accept.functional.Ignored.Rule;
import dev.lepton.accept.traffic.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AnswerComparisonTest {
  private static final Pattern ALL = Pattern.compile(".*");

  @Test
  void jsonIsTheSameWhateverTheOrderAndTheSpellingOfNumbers() {
    assertThat(compare("{\"a\": 1, \"b\": [1.50, null]}", "{\"b\":[1.5,null],\"a\":1.0}"))
        .isEmpty();
  }

  @Test
  void saysAtWhichPlacesJsonDiffers() {
    assertThat(compare("{\"a\": {\"b\": [1, 2]}, \"c\": \"x\"}", "{\"a\": {\"b\": [1, 3, 4]}}"))
        .containsExactly(
            new Found("/a/b/1", "2", "3"),
            new Found("/a/b/2", "none", "4"),
            new Found("/c", "\"x\"", "none"));
  }

  @Test
  void aNumberIsNoText() {
    assertThat(compare("{\"id\": 7}", "{\"id\": \"7\"}"))
        .containsExactly(new Found("/id", "7", "\"7\""));
  }

  @Test
  void leavesOutPlacesThatMayDiffer() {
    Ignored rules = new Ignored(List.of(new Rule.Value(ALL, Ignored.glob("/items/*/at"))));

    assertThat(
            compare(
                rules,
                "{\"items\": [{\"at\": 1, \"id\": 1}]}",
                "{\"items\": [{\"at\": 2, \"id\": 2}]}"))
        .containsExactly(new Found("/items/0/id", "1", "2"));
  }

  @Test
  void leavesOutTextThatMayDiffer() {
    Ignored rules = new Ignored(List.of(new Rule.Text(ALL, Pattern.compile("nonce=[0-9a-f]+"))));

    assertThat(
            new AnswerComparison(rules)
                .compare("GET /", text("<p nonce=12ab>hi"), text("<p nonce=ff>hi")))
        .isEmpty();
  }

  @Test
  void namesTheFirstLineThatDiffers() {
    assertThat(
            new AnswerComparison(Ignored.NOTHING)
                .compare("GET /", text("a\nb\nc"), text("a\nB\nC")))
        .containsExactly(new Found("line 2", "b", "B"));
  }

  @Test
  void comparesHeadersButThoseThatChangeWithEachAnswer() {
    Answer old = new Answer(200, headers("Cache-Control", "no-store", "Date", "then"), new byte[0]);
    Answer now = new Answer(200, headers("cache-control", "public", "Date", "now"), new byte[0]);

    assertThat(new AnswerComparison(Ignored.NOTHING).compare("GET /", old, now))
        .containsExactly(new Found("header cache-control", "no-store", "public"));
  }

  @Test
  void anotherStatusIsAllThatIsSaid() {
    Answer old = new Answer(200, List.of(), new byte[] {'a'});
    Answer now = new Answer(500, List.of(), new byte[] {'b'});

    assertThat(new AnswerComparison(Ignored.NOTHING).compare("GET /", old, now))
        .containsExactly(new Found("status", "200", "500"));
  }

  private static List<Found> compare(String before, String now) {
    return compare(Ignored.NOTHING, before, now);
  }

  private static List<Found> compare(Ignored rules, String before, String now) {
    return new AnswerComparison(rules).compare("GET /", json(before), json(now));
  }

  private static Answer json(String body) {
    return new Answer(
        200, headers("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer text(String body) {
    return new Answer(
        200, headers("Content-Type", "text/html"), body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Map.Entry<String, String>> headers(String... pairs) {
    return java.util.stream.IntStream.range(0, pairs.length / 2)
        .mapToObj(i -> Map.entry(pairs[2 * i], pairs[2 * i + 1]))
        .toList();
  }
}
