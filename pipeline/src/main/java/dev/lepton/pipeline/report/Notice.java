package dev.lepton.pipeline.report;

/**
 * Something that a person should know before anything else in the report.
 *
 * @param section the id of the section that tells more
 */
record Notice(Tone tone, String text, String section) {}
