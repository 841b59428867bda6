/** One migration from beginning to end; the phases meet only here. */
@NullMarked
package dev.lepton.pipeline;

import org.jspecify.annotations.NullMarked;
