/**
 * The plan: a phase of a migration; and models, node packing, waves and capacity for figures of
 * one's own.
 */
@NullMarked
package dev.lepton.cli.plan;

import org.jspecify.annotations.NullMarked;
