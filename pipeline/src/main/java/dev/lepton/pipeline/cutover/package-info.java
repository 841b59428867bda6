/** The switch and the way back, over data and traffic together. */
@NullMarked
package dev.lepton.pipeline.cutover;

import org.jspecify.annotations.NullMarked;
