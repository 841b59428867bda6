/** What the user asks for: migration.yaml, parsed and completed with defaults. */
@NullMarked
package dev.lepton.model.migration;

import org.jspecify.annotations.NullMarked;
