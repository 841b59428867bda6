/**
 * A migration's figures for Prometheus, under {@code lepton_} names and in base units. Built from
 * the documents, so they say the same as the report.
 */
@NullMarked
package dev.lepton.operate.metrics;

import org.jspecify.annotations.NullMarked;
