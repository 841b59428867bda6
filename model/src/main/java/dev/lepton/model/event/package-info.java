/** What happens during a run, as immutable events. Engines emit them and never print. */
@NullMarked
package dev.lepton.model.event;

import org.jspecify.annotations.NullMarked;
