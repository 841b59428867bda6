package dev.lepton.assess.reference;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Once;
import dev.lepton.assess.memory.FileIdentity;
import dev.lepton.assess.reference.bytecode.BytecodeScan;
import dev.lepton.assess.reference.pattern.PatternIndex;
import dev.lepton.assess.reference.types.ClassPath;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks into the jars that a build has left in the local Maven repository, each once, and again
 * only when it or the class path has changed. All that is found lies in a dependency.
 *
 * @param memory of an analysis with the same class path
 */
record BuildLibraries(
    Once<PatternIndex> patterns, ClassPath classPath, FileMemory memory, int threads) {
  private static final String PART = "java in build libraries";

  void run(List<Path> jars, HitSink sink) {
    Map<Object, List<?>> known = new HashMap<>();
    memory
        .recall(PART)
        .ifPresent(
            all -> ((List<?>) all).forEach(one -> known.put(key((List<?>) one), (List<?>) one)));
    List<Object> kept = new ArrayList<>();
    for (Path jar : jars) {
      Object key = List.of(jar.toString(), FileIdentity.of(jar));
      List<?> before = known.get(key);
      if (before == null) {
        Recorder recorder = new Recorder(sink);
        scan(jar, recorder);
        if (recorder.reliable) {
          kept.add(List.of(key, recorder.hits));
        }
      } else {
        ((List<?>) before.get(1)).forEach(hit -> replay((List<?>) hit, sink));
        kept.add(before);
      }
    }
    memory.keep(PART, kept);
  }

  private static Object key(List<?> kept) {
    return kept.get(0);
  }

  private void scan(Path jar, HitSink sink) {
    try (FileTable files = InputWalker.library(jar, InputLimits.DEFAULT)) {
      files.unread().forEach(one -> sink.unread(one.uri(), one.reason()));
      List<InputFile> classes =
          files.files().stream().filter(file -> file.extension().equals("class")).toList();
      new BytecodeScan(patterns, classPath, FileMemory.NONE, sink).run(classes, threads);
    }
  }

  private static void replay(List<?> hit, HitSink sink) {
    @SuppressWarnings("unchecked")
    Map<String, Object> variables = (Map<String, Object>) hit.get(3);
    sink.hit(
        (Integer) hit.get(0),
        new Hit(
            URI.create((String) hit.get(1)),
            Optional.empty(),
            Optional.of(Location.ofLine((Integer) hit.get(2))),
            variables,
            true));
  }

  /** Passes answers on, and notes them. Thread-safe. */
  private static final class Recorder implements HitSink {
    private final HitSink sink;
    private final List<Object> hits = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean reliable = true;

    Recorder(HitSink sink) {
      this.sink = sink;
    }

    @Override
    public void hit(int query, Hit hit) {
      sink.hit(query, hit);
      int line = hit.location().map(Location::startLine).orElse(1);
      hits.add(List.of(query, hit.uri().toString(), line, hit.variables()));
    }

    @Override
    public void fail(int query, String reason) {
      reliable = false;
      sink.fail(query, reason);
    }

    @Override
    public void unread(URI file, String reason) {
      reliable = false;
      sink.unread(file, reason);
    }
  }
}
