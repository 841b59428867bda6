package dev.lepton.model.portfolio;

import java.util.List;

/**
 * What the application's industry asks for.
 *
 * @param why it is asked for
 * @param sources laws and standards that ask for it, by their official names, to be looked up
 *     there; empty where it is the trade's own need
 * @param action what to do where it is not met or not known
 * @param evidence ids of what the state was concluded from
 */
public record Requirement(
    String id,
    String title,
    String why,
    List<String> sources,
    State state,
    String action,
    List<String> evidence) {
  /** Whether it is met. */
  public enum State {
    MET,
    NOT_MET,
    OPEN
  }

  public Requirement {
    sources = List.copyOf(sources);
    evidence = List.copyOf(evidence);
  }
}
