/**
 * The operate phase: the watch period after the switch. {@link dev.lepton.operate.Watcher} decides
 * whether the new release is healthy; who falls back is the pipeline.
 */
@NullMarked
package dev.lepton.operate;

import org.jspecify.annotations.NullMarked;
