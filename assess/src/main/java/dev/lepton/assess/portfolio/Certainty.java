package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.StrategyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How much was there to conclude from: answers where somebody asked, analysed code, measured
 * servers.
 *
 * @param share from 0 to 1
 * @param missing what was not there
 */
record Certainty(double share, List<String> missing) {

  static Certainty of(Subject subject) {
    List<String> missing = new ArrayList<>();
    long questions = subject.questionnaire().questions().count();
    double known = 0;
    if (subject.answers().size() < questions / 2) {
      missing.add("most questions are not answered");
    } else if (questions > 0) {
      known++;
    }
    if (subject.assessment().isEmpty()) {
      missing.add("no source code was analysed");
    } else {
      double code = CodeFacts.of(subject.assessment().get()).known();
      known += code;
      if (code < 1) {
        missing.add("how its code is built and started is not quite known");
      }
    }
    if (subject.measured()) {
      known++;
    } else {
      missing.add("not all servers were measured");
    }
    return new Certainty(known / (questions > 0 ? 3 : 2), List.copyOf(missing));
  }

  /**
   * The confidence in the first of several options, between 0.25 and 0.95: it grows with its lead
   * over the second, and with what is known. A rule of thumb of our own.
   */
  double of(List<StrategyOption> options) {
    double lead = options.get(0).points() - options.get(1).points();
    double confidence = 0.25 + Math.min(0.3, lead / 100) + 0.4 * share;
    return Math.round(100 * confidence) / 100.0;
  }
}
