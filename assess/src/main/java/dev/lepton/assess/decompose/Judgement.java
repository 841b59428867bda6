package dev.lepton.assess.decompose;

import dev.lepton.assess.decompose.Decomposition.Figures;
import dev.lepton.assess.decompose.Decomposition.Service;
import dev.lepton.assess.decompose.Decomposition.Table;
import dev.lepton.assess.decompose.Decomposition.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a cut is worth anything, and why. */
record Judgement(Verdict verdict, List<String> reasons) {
  /** Fewer classes need no second service. */
  static final int FEWEST_CLASSES = 8;

  private static final double LEAST_MODULARITY = 0.3;
  private static final double LEAST_ABOVE_CHANCE = 0.05;
  private static final double MUCH_CUT = 0.25;
  private static final double NEARLY_ALL = 0.8;

  static Judgement of(Figures figures, List<Service> services, List<Table> tables) {
    List<String> against = against(figures, services);
    if (!against.isEmpty()) {
      return new Judgement(Verdict.NONE, against);
    }
    List<String> costs = costs(figures, services, tables);
    List<String> reasons = new ArrayList<>();
    reasons.add(
        text(
            "the parts hold together far better than chance: modularity %.2f, and as many links"
                + " laid at random reach %.2f",
            figures.modularity(), figures.byChance()));
    reasons.addAll(costs);
    if (tables.isEmpty()) {
      reasons.add("no table was found: who owns which data is not known");
    }
    return new Judgement(costs.isEmpty() ? Verdict.CLEAR : Verdict.COSTLY, reasons);
  }

  private static List<String> against(Figures figures, List<Service> services) {
    if (figures.classes() < FEWEST_CLASSES) {
      return List.of(
          text(
              "there is too little code to cut: %d %s, and below %d a cut is a matter of taste",
              figures.classes(), figures.units(), FEWEST_CLASSES));
    }
    if (figures.links() == 0) {
      return List.of("none uses another: there is nothing to tell what belongs together");
    }
    if (services.size() < 2) {
      return List.of("everything belongs together: the " + figures.units() + " form one cluster");
    }
    List<String> against = new ArrayList<>();
    if (figures.modularity() < LEAST_MODULARITY) {
      against.add(
          text(
              "the code is one tangle: the best cut into %d parts has modularity %.2f, and below"
                  + " %.2f there is no structure to follow",
              services.size(), figures.modularity(), LEAST_MODULARITY));
    }
    if (figures.modularity() - figures.byChance() < LEAST_ABOVE_CHANCE) {
      against.add(
          text(
              "the best cut is no better than chance: modularity %.2f, and as many links laid at"
                  + " random reach %.2f",
              figures.modularity(), figures.byChance()));
    }
    return against;
  }

  private static List<String> costs(Figures figures, List<Service> services, List<Table> tables) {
    List<String> costs = new ArrayList<>();
    long contended = tables.stream().filter(Table::contended).count();
    if (contended > 0) {
      costs.add(
          text(
              "of %d tables, %d %s written by more than one part and %s first",
              tables.size(),
              contended,
              contended == 1 ? "is" : "are",
              contended == 1 ? "needs one owner" : "need one owner each"));
    }
    if (figures.cutShare() > MUCH_CUT) {
      costs.add(text("%.0f %% of the links' weight would cross the cut", 100 * figures.cutShare()));
    }
    int placed = services.stream().mapToInt(service -> service.classes().size()).sum();
    Service largest = services.get(0);
    if (largest.classes().size() > NEARLY_ALL * placed) {
      costs.add(
          text(
              "%s keeps %d of %d %s: what comes off is small, and a monolith is left",
              largest.name(), largest.classes().size(), placed, figures.units()));
    }
    return costs;
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
