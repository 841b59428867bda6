/** Lets others watch a run: traces by OpenTelemetry, and metrics over HTTP. */
@NullMarked
package dev.lepton.pipeline.observe;

import org.jspecify.annotations.NullMarked;
