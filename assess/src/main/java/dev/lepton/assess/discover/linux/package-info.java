/** Reads what plain commands print on any Linux, with little or much installed. */
@NullMarked
package dev.lepton.assess.discover.linux;

import org.jspecify.annotations.NullMarked;
