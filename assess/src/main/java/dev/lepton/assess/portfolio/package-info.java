/** Concludes for each application of an inventory how it should move; every point has evidence. */
@NullMarked
package dev.lepton.assess.portfolio;

import org.jspecify.annotations.NullMarked;
