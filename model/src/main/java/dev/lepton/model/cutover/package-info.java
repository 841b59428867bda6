/** The switch itself. */
@NullMarked
package dev.lepton.model.cutover;

import org.jspecify.annotations.NullMarked;
