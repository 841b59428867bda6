package dev.lepton.assess.dependency;

import dev.lepton.assess.input.InputFile;

/**
 * A library that a build file declares or leads to, or an archive carries.
 *
 * @param name as rules write it: for Maven {@code group.artifact}
 * @param version empty when it cannot be worked out
 * @param type such as {@code jar} or {@code npm}
 * @param line from 1; 0 when another dependency brings it along
 */
public record Declared(InputFile file, int line, String name, String version, String type) {}
