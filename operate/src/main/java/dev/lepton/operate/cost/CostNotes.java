package dev.lepton.operate.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the figures rest on, in words. */
final class CostNotes {
  private static final double NEXT_TO_NOTHING = 0.01;

  private final ClusterUse use;
  private final List<NodeBook> nodes;
  private final CostSettings settings;

  CostNotes(ClusterUse use, List<NodeBook> nodes, CostSettings settings) {
    this.use = use;
    this.nodes = nodes;
    this.settings = settings;
  }

  List<String> all() {
    List<String> notes = new ArrayList<>();
    Steps steps = use.steps();
    double all = steps.allHours();
    double known = Arrays.stream(use.known()).sum() * steps.hours();
    if (all - known > NEXT_TO_NOTHING * all) {
      notes.add(
          text(
              "%s h of %s h have no samples: figures cover %s h",
              hours(all - known), hours(all), hours(known)));
    }
    double measured = Arrays.stream(use.measured()).sum() * steps.hours();
    if (known - measured > NEXT_TO_NOTHING * all) {
      notes.add(
          text(
              "%s h have no usage of containers: there, what they request is what they cost",
              hours(known - measured)));
    }
    nodes.stream()
        .filter(node -> node.scaledSteps() > 0)
        .forEach(
            node ->
                notes.add(
                    text(
                        "%s is over-committed in %d of %d steps, by up to %.0f %%: containers there"
                            + " cost less than their rate, so that together they cost what the node"
                            + " does",
                        node.facts().name(),
                        node.scaledSteps(),
                        steps.count(),
                        (node.scaled() - 1) * 100)));
    if (settings.shareIdle()) {
      notes.add("idle is shared out node by node, by what containers on it cost");
    }
    if (settings.shareOverhead()) {
      notes.add("overhead is shared out day by day, by what applications cost");
    }
    if (!settings.sharedNamespaces().isEmpty()) {
      notes.add(
          "shared out by what the others cost: namespaces "
              + String.join(", ", settings.sharedNamespaces().stream().sorted().toList()));
    }
    notes.addAll(use.notes());
    return notes;
  }

  private static String hours(double hours) {
    return text("%.1f", hours).replaceAll("\\.0$", "");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
