/**
 * The plan: a phase of a migration, and its models and the node packing for figures of one's own.
 */
@NullMarked
package dev.lepton.cli.plan;

import org.jspecify.annotations.NullMarked;
