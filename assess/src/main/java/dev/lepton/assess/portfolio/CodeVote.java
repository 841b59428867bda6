package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Evidence.Kind;
import dev.lepton.model.assessment.Finding;
import java.util.List;

/**
 * Lets what was found in the code vote. It speaks for or against three of the ways only: retire,
 * retain, repurchase and relocate rest on facts that no scanner sees. The weights are our own, to
 * be calibrated on finished migrations. Not thread-safe.
 */
final class CodeVote {
  private static final int MOST_COUNTED = 3;
  private static final int NAMED = 20;

  private final Assessment assessment;
  private final CodeFacts facts;
  private final EvidenceBook book;
  private final Ballot ballot;

  CodeVote(Assessment assessment, EvidenceBook book, Ballot ballot) {
    this.assessment = assessment;
    this.facts = CodeFacts.of(assessment);
    this.book = book;
    this.ballot = ballot;
  }

  void vote() {
    String profile =
        book.note(
            Kind.PROFILE,
            "profile",
            "the source was analysed: " + facts.findings().size() + " findings",
            assessment.application());
    facts.mandatory().stream().limit(NAMED).forEach(book::finding);
    refactor();
    boolean image = facts.canBeContainerised();
    ballot.give(
        Strategy.REPLATFORM,
        image ? 15 : -30,
        image ? "it can be containerised" : "nothing says how to start it",
        profile);
    stays(Strategy.REPLATFORM, 25);
    counted(
        Strategy.REPLATFORM,
        -5,
        facts.mandatoryByPerson(),
        "mandatory finding(s) that a person must repair");
    if (!image) {
      ballot.give(
          Strategy.REHOST, 15, "only a server image carries what is not understood", profile);
    }
    if (facts.hasNativeParts()) {
      ballot.give(Strategy.REHOST, 5, "it has native libraries", profile);
    }
    stays(Strategy.REHOST, 15);
  }

  private void refactor() {
    counted(
        Strategy.REFACTOR,
        25,
        facts.mandatoryByMachine(),
        "mandatory finding(s) that a machine can repair");
    counted(Strategy.REFACTOR, -5, facts.redesign(), "finding(s) that need a redesign");
  }

  private void stays(Strategy strategy, int each) {
    counted(
        strategy,
        -each,
        facts.mandatoryByMachine(),
        "mandatory finding(s) that would stay in the code");
  }

  /** A fourth finding of a kind changes nothing: the pattern is known. */
  private void counted(Strategy strategy, int each, List<Finding> findings, String why) {
    ballot.give(
        strategy,
        each * Math.min(MOST_COUNTED, findings.size()),
        findings.size() + " " + why,
        findings.stream().limit(NAMED).map(book::finding).toList());
  }
}
