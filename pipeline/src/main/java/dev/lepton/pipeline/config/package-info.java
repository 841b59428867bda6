/** migration.yaml: read, checked with line numbers, completed with defaults. */
@NullMarked
package dev.lepton.pipeline.config;

import org.jspecify.annotations.NullMarked;
