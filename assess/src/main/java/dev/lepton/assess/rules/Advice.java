package dev.lepton.assess.rules;

/**
 * What a person is told.
 *
 * @param title the finding in a few words
 * @param reason why it matters on the target
 * @param fix what to do about it
 */
public record Advice(String title, String reason, String fix) {}
