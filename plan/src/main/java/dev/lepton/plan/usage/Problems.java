package dev.lepton.plan.usage;

import dev.lepton.model.plan.UsageProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a source; of very many, the first. Not thread-safe. */
final class Problems {
  private static final int MOST = 1000;

  private final String file;
  private final List<UsageProblem> kept = new ArrayList<>();
  private long more;

  Problems(String file) {
    this.file = file;
  }

  void add(int row, String column, String what) {
    if (kept.size() < MOST) {
      kept.add(new UsageProblem(file, row, column, what));
    } else {
      more++;
    }
  }

  List<UsageProblem> list() {
    List<UsageProblem> all = new ArrayList<>(kept);
    if (more > 0) {
      all.add(new UsageProblem(file, 0, "", more + " more problems of these kinds"));
    }
    return all;
  }
}
