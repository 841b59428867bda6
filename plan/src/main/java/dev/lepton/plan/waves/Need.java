package dev.lepton.plan.waves;

/**
 * One application cannot do without another.
 *
 * @param from the name of the one that needs
 * @param to the name of the one that is needed
 * @param where who said so
 * @param bridged whether it may reach over the two sites for a while, so that the target may move
 *     later
 */
public record Need(String from, String to, String where, boolean bridged) {
  String words() {
    return from + " needs " + to + " (" + where + ")";
  }
}
