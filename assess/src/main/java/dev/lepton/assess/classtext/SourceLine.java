package dev.lepton.assess.classtext;

/**
 * A statement as it may have stood in the source.
 *
 * @param number of its line in that source; 0 where the class file does not tell
 * @param text Java, with {@code x} for what is not known
 */
public record SourceLine(int number, String text) {}
