package dev.lepton.plan.pack;

/** A node and the pods on it. Immutable; its arrays are never written after it is made. */
final class Bin {
  final NodeType type;
  final int zone;

  /** Classes, each once. */
  final int[] classes;

  /** Pods of each of the classes, above 0. */
  final int[] counts;

  /** What its pods are worth by the dual prices, USD an hour. */
  final double value;

  Bin(NodeType type, int zone, int[] classes, int[] counts, double value) {
    this.type = type;
    this.zone = zone;
    this.classes = classes;
    this.counts = counts;
    this.value = value;
  }

  double price() {
    return type.price();
  }

  /** What is paid for and not used. */
  double waste() {
    return type.price() - value;
  }

  Bin onto(NodeType other) {
    return new Bin(other, zone, classes, counts, value);
  }

  int podCount() {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
