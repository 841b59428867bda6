/** The one inspectable folder of a migration: documents, lock, generated files. */
@NullMarked
package dev.lepton.pipeline.workspace;

import org.jspecify.annotations.NullMarked;
