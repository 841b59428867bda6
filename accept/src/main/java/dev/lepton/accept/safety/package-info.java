/**
 * Where tests may send what: nowhere that migration.yaml does not name, and no writes to live data.
 */
@NullMarked
package dev.lepton.accept.safety;

import org.jspecify.annotations.NullMarked;
