/** Connections and what their failures mean. */
@NullMarked
package dev.lepton.transfer.postgres.connect;

import org.jspecify.annotations.NullMarked;
