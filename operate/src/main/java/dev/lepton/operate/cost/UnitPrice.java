package dev.lepton.operate.cost;

/**
 * @param usd for one unit, 0 or more
 * @param source where it is from, for people
 */
public record UnitPrice(double usd, String source) {}
