package dev.lepton.assess.builtin;

import dev.lepton.assess.classtext.SourceLine;
import dev.lepton.assess.evaluate.Fields;
import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Once;
import dev.lepton.assess.input.PathPatterns;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What stands in files: every line is looked at once for the words of all expressions. */
final class ContentQuestions implements FileReader {
  /** After so many files the index of all words has paid for itself. */
  private static final int FEW_FILES = 12;

  private final List<Once<ContentQuestion>> questions;
  private final Once<Searched> all;
  private final AtomicInteger filesRead = new AtomicInteger();
  private final Map<String, BitSet> byFiles = new LinkedHashMap<>();
  private final Map<String, PathPatterns> files = new LinkedHashMap<>();

  /**
   * What is looked for.
   *
   * @param wordless questions for which no word is known
   * @param wide questions that may match across lines
   */
  private record Searched(WordIndex words, BitSet wordless, BitSet wide) {}

  ContentQuestions(List<Query> queries) {
    this.questions =
        queries.stream().map(query -> new Once<>(() -> ContentQuestion.of(query))).toList();
    for (int i = 0; i < queries.size(); i++) {
      String written = Fields.text(queries.get(i).fields(), "filePattern").orElse("");
      byFiles.computeIfAbsent(written, key -> new BitSet()).set(i);
      files.computeIfAbsent(
          written, key -> PathPatterns.of(key.isEmpty() ? List.of() : List.of(key)));
    }
    BitSet every = new BitSet();
    every.set(0, queries.size());
    this.all = new Once<>(() -> searched(every, word -> true));
  }

  private ContentQuestion question(int number) {
    return questions.get(number).get();
  }

  private Searched searched(BitSet asked, Predicate<String> occurs) {
    WordIndex.Builder index = new WordIndex.Builder();
    BitSet wordless = new BitSet();
    BitSet wide = new BitSet();
    for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
      ContentQuestion question = question(i);
      if (question.wide()) {
        wide.set(i);
      } else if (question.words().isEmpty()) {
        wordless.set(i);
      }
      for (String word : question.words()) {
        if (occurs.test(word)) {
          index.add(word, i);
        }
      }
    }
    return new Searched(index.build(), wordless, wide);
  }

  /** For the first files only what is asked of each, and of that what its text has. */
  private Searched searched(BitSet asked, String text) {
    if (filesRead.incrementAndGet() > FEW_FILES) {
      return all.get();
    }
    return searched(asked, Folding.fold(text)::contains);
  }

  @Override
  public void read(InputFile file, Bytes bytes, HitSink sink) throws IOException {
    BitSet asked = asked(file.path());
    if (asked.isEmpty() || bytes.isBinary()) {
      return;
    }
    if (bytes.isLarge()) {
      readLarge(file, asked, sink);
      return;
    }
    Optional<String> text = bytes.text();
    if (text.isPresent()) {
      Searched searched = searched(asked, text.get());
      readLines(file, text.get(), asked, searched, sink);
      readWhole(file, text.get(), asked, searched, sink);
    }
  }

  private BitSet asked(String path) {
    BitSet asked = new BitSet();
    byFiles.forEach(
        (written, set) -> {
          if (files.get(written).match(path)) {
            asked.or(set);
          }
        });
    return asked;
  }

  /**
   * Asks a class file what is asked of the source it was compiled from.
   *
   * @param path of that source
   * @param lines read when something is asked at all
   */
  void readClass(InputFile file, String path, Supplier<List<SourceLine>> lines, HitSink sink) {
    BitSet asked = asked(path);
    if (asked.isEmpty()) {
      return;
    }
    LineReader reader = new LineReader(file, asked, all.get(), sink);
    for (SourceLine line : lines.get()) {
      reader.read(line.text(), 0, line.text().length(), line.number());
    }
  }

  private void readLarge(InputFile file, BitSet asked, HitSink sink) throws IOException {
    if (asked.stream().anyMatch(i -> question(i).wide())) {
      sink.unread(file.uri(), "is too large for expressions that match across lines");
    }
    try (LineStream lines = new LineStream(file.open())) {
      LineReader reader = new LineReader(file, asked, all.get(), sink);
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

  private void readLines(
      InputFile file, String text, BitSet asked, Searched searched, HitSink sink) {
    LineReader reader = new LineReader(file, asked, searched, sink);
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
    private final WordIndex words;
    private final BitSet always;
    private final boolean compiled;
    private final BitSet candidates = new BitSet();

    LineReader(InputFile file, BitSet asked, Searched searched, HitSink sink) {
      this.file = file;
      this.asked = asked;
      this.sink = sink;
      this.words = searched.words();
      this.always = (BitSet) searched.wordless().clone();
      always.and(asked);
      this.compiled = file.extension().equals(ClassQuestions.EXTENSION);
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
        ContentQuestion question = question(i);
        // A class file has statements, each for itself: what may go across lines is asked of one.
        if (!question.wide() || compiled) {
          ContentQuestions.find(
              file, question, line, (from, to) -> tell(question, line, from, to, number), sink);
        }
      }
    }

    private void tell(ContentQuestion question, String line, int from, int to, int number) {
      Location place =
          compiled
              ? Location.ofLine(Math.max(1, number))
              : new Location(number, from + 1, number, Math.max(1, to));
      Hit hit = hit(file, place, line, from, to);
      sink.hit(question.id(), compiled ? ClassQuestions.withoutText(hit) : hit);
    }
  }

  private void readWhole(
      InputFile file, String text, BitSet asked, Searched searched, HitSink sink) {
    BitSet wide = (BitSet) asked.clone();
    wide.and(searched.wide());
    if (wide.isEmpty()) {
      return;
    }
    BitSet found = new BitSet();
    searched.words().find(text, 0, text.length(), found);
    for (int i = wide.nextSetBit(0); i >= 0; i = wide.nextSetBit(i + 1)) {
      ContentQuestion question = question(i);
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
