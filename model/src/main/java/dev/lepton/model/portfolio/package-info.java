/** How each application of an organisation should move, and everything that speaks for it. */
@NullMarked
package dev.lepton.model.portfolio;

import org.jspecify.annotations.NullMarked;
