/** Compares two releases that share their users, by what Prometheus has of both. */
@NullMarked
package dev.lepton.pipeline.canary;

import org.jspecify.annotations.NullMarked;
