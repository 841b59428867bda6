package dev.lepton.transform.internal.container;

/**
 * Why something about a service is believed.
 *
 * @param what the conclusion, as a sentence without a full stop
 * @param where file:line, or the file alone when no one line says it; relative to the tree's root
 */
public record Evidence(String what, String where) {}
