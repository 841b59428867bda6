package dev.lepton.plan.waves;

import java.util.List;

/**
 * Why applications move together beside their dependencies.
 *
 * @param label the group's name, or the server's
 * @param applications names, at least two
 */
public record Tie(Kind kind, String label, List<String> applications) {
  public Tie {
    applications = List.copyOf(applications);
  }

  /** What ties them. */
  public enum Kind {
    /** Somebody put them into one group. */
    GROUP("the group"),
    /** They run on one server, which moves as a whole. */
    SERVER("the server"),
    /** They serve the same part of the business. */
    BUSINESS_SERVICE("the business service");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  String words() {
    return kind.words + " " + label + " ties " + String.join(", ", applications);
  }
}
