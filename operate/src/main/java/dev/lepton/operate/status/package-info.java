/**
 * How what runs does, by what Prometheus has: promises to users, shortages, and what is unlike the
 * time before the migration.
 */
@NullMarked
package dev.lepton.operate.status;

import org.jspecify.annotations.NullMarked;
