package dev.lepton.assess.rules;

/**
 * What it takes to put a finding right.
 *
 * @param effort story points: 0 trivial, 1 easy, 3 moderate, 5 hard, 7 redesign
 * @param byMachine whether transform can do it where the code is plain
 */
public record Repair(int effort, boolean byMachine) {
  static Repair machine(int effort) {
    return new Repair(effort, true);
  }

  static Repair person(int effort) {
    return new Repair(effort, false);
  }
}
