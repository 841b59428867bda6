/** How the new release did after the switch, what it costs, and what size it should have. */
@NullMarked
package dev.lepton.model.operation;

import org.jspecify.annotations.NullMarked;
