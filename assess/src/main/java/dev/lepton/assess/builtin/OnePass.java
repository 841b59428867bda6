package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows every file to all readers, once, on several threads. */
final class OnePass {
  private final List<FileReader> readers;
  private final HitSink sink;

  OnePass(List<FileReader> readers, HitSink sink) {
    this.readers = readers;
    this.sink = sink;
  }

  void over(List<InputFile> files, int threads) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            show(files.get(i));
          }
        };
    List<Thread> helpers =
        java.util.stream.IntStream.range(1, Math.min(threads, files.size()))
            .mapToObj(number -> new Thread(worker, "builtin-" + number))
            .toList();
    helpers.forEach(Thread::start);
    worker.run();
    helpers.forEach(OnePass::await);
  }

  private static void await(Thread helper) {
    boolean interrupted = false;
    while (helper.isAlive()) {
      try {
        helper.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(InputFile file) {
    Bytes bytes = new Bytes(file);
    for (FileReader reader : readers) {
      try {
        reader.read(file, bytes, sink);
      } catch (IOException e) {
        sink.unread(file.uri(), "cannot be read: " + e.getMessage());
        return;
      } catch (RuntimeException | StackOverflowError e) {
        // A library gave up on this file; the others must still be read, and the run says so.
        sink.unread(file.uri(), "could not be analysed: " + e);
      }
    }
  }
}
