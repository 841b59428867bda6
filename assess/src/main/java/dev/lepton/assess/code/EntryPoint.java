package dev.lepton.assess.code;

/**
 * Where the application starts.
 *
 * @param name main class or script
 * @param rank the higher, the surer
 */
public record EntryPoint(String name, Place place, int rank) {}
