/** The machine that this runs on. */
@NullMarked
package dev.lepton.assess.discover.local;

import org.jspecify.annotations.NullMarked;
