package app;

import java.util.List;
import java.util.concurrent.ForkJoinPool;

class Thread0020 {
  void run() throws Exception {
    ForkJoinPool.commonPool().submit(() -> {});
    List.of(1, 2).parallelStream().forEach(n -> {});
  }
}
