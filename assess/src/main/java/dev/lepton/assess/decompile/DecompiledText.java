package dev.lepton.assess.decompile;

/**
 * A class as text.
 *
 * @param lines pairs of a line in the class's own source and one in the text, both from 1
 */
record DecompiledText(String text, int[] lines) {}
