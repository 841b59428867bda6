/** How the new release did after the switch. */
@NullMarked
package dev.lepton.model.operation;

import org.jspecify.annotations.NullMarked;
