package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.PathPatterns;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in files: every line is looked at once for the words of all expressions. */
final class ContentQuestions implements FileReader {
  private final List<ContentQuestion> questions;
  private final WordIndex words;
  private final BitSet wordless = new BitSet();
  private final BitSet acrossLines = new BitSet();
  private final Map<String, BitSet> byFiles = new LinkedHashMap<>();
  private final Map<String, PathPatterns> files = new LinkedHashMap<>();

  ContentQuestions(List<Query> queries) {
    this.questions = queries.stream().map(ContentQuestion::of).toList();
    WordIndex.Builder index = new WordIndex.Builder();
    for (int i = 0; i < questions.size(); i++) {
      ContentQuestion question = questions.get(i);
      byFiles.computeIfAbsent(question.files(), key -> new BitSet()).set(i);
      if (question.wide()) {
        acrossLines.set(i);
      } else if (question.words().isEmpty()) {
        wordless.set(i);
      }
      for (String word : question.words()) {
        index.add(word, i);
      }
    }
    this.words = index.build();
    byFiles
        .keySet()
        .forEach(
            written ->
                files.put(
                    written, PathPatterns.of(written.isEmpty() ? List.of() : List.of(written))));
  }

  @Override
  public void read(InputFile file, Bytes bytes, HitSink sink) throws IOException {
    BitSet asked = new BitSet();
    byFiles.forEach(
        (written, set) -> {
          if (files.get(written).match(file.path())) {
            asked.or(set);
          }
        });
    if (asked.isEmpty() || bytes.isBinary()) {
      return;
    }
    if (bytes.isLarge()) {
      readLarge(file, asked, sink);
      return;
    }
    Optional<String> text = bytes.text();
    if (text.isPresent()) {
      readLines(file, text.get(), asked, sink);
      readWhole(file, text.get(), asked, sink);
    }
  }

  private void readLarge(InputFile file, BitSet asked, HitSink sink) throws IOException {
    if (asked.stream().anyMatch(i -> questions.get(i).wide())) {
      sink.unread(file.uri(), "is too large for expressions that match across lines");
    }
    try (LineStream lines = new LineStream(file.open())) {
      LineReader reader = new LineReader(file, asked, sink);
      int number = 0;
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        number++;
        reader.read(line.get(), 0, line.get().length(), number);
      }
      if (lines.wasCut()) {
        sink.unread(file.uri(), "has lines too long to be read to their end");
      }
    }
  }

  private void readLines(InputFile file, String text, BitSet asked, HitSink sink) {
    LineReader reader = new LineReader(file, asked, sink);
    int number = 0;
    for (int start = 0; start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      number++;
      reader.read(text, start, end, number);
      start = end + 1;
    }
  }

  /** Looks at one file's lines one by one. For one thread. */
  private final class LineReader {
    private final InputFile file;
    private final BitSet asked;
    private final HitSink sink;
    private final BitSet always = (BitSet) wordless.clone();
    private final BitSet candidates = new BitSet();

    LineReader(InputFile file, BitSet asked, HitSink sink) {
      this.file = file;
      this.asked = asked;
      this.sink = sink;
      always.and(asked);
    }

    /** The line is a part of a text, so that no copy is made of the many lines without any word. */
    void read(String text, int start, int end, int number) {
      candidates.clear();
      words.find(text, start, end, candidates);
      candidates.and(asked);
      candidates.or(always);
      if (candidates.isEmpty()) {
        return;
      }
      String line = text.substring(start, end);
      for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
        ContentQuestion question = questions.get(i);
        if (!question.wide()) {
          ContentQuestions.find(
              file, question, line, (from, to) -> tell(question, line, from, to, number), sink);
        }
      }
    }

    private void tell(ContentQuestion question, String line, int from, int to, int number) {
      Location place = new Location(number, from + 1, number, Math.max(1, to));
      sink.hit(question.id(), hit(file, place, line, from, to));
    }
  }

  private void readWhole(InputFile file, String text, BitSet asked, HitSink sink) {
    BitSet wide = (BitSet) asked.clone();
    wide.and(acrossLines);
    if (wide.isEmpty()) {
      return;
    }
    BitSet found = new BitSet();
    words.find(text, 0, text.length(), found);
    for (int i = wide.nextSetBit(0); i >= 0; i = wide.nextSetBit(i + 1)) {
      ContentQuestion question = questions.get(i);
      if (question.words().isEmpty() || found.get(i)) {
        LineNumbers lines = new LineNumbers(text);
        find(
            file,
            question,
            text,
            (from, to) ->
                sink.hit(
                    question.id(),
                    hit(file, lines.location(from, Math.max(from + 1, to)), text, from, to)),
            sink);
      }
    }
  }

  private static void find(
      InputFile file, ContentQuestion question, String text, Expression.Found found, HitSink sink) {
    try {
      question.expression().get().find(text, found);
    } catch (Expression.GaveUp e) {
      if (e.isForGood()) {
        sink.fail(
            question.id(),
            "the expression looks ahead or back, and takes too long: it was given up");
      } else {
        sink.gaveUp(
            question.id(),
            file.uri(),
            "an expression that looks ahead or back takes too long on it");
      }
    }
  }

  private static Hit hit(InputFile file, Location location, String text, int from, int to) {
    return Hit.at(file, location, Map.of("matchingText", text.substring(from, to)));
  }
}
