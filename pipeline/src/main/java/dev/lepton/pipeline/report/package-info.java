/** The self-contained HTML report. */
@NullMarked
package dev.lepton.pipeline.report;

import org.jspecify.annotations.NullMarked;
