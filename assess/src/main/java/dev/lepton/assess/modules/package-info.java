/** What files of languages besides Java use of each other, and which tables they map and touch. */
@NullMarked
package dev.lepton.assess.modules;

import org.jspecify.annotations.NullMarked;
