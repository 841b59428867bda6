/**
 * PostgreSQL to PostgreSQL. {@link dev.lepton.transfer.postgres.PostgresMover} puts the parts
 * together.
 */
@NullMarked
package dev.lepton.transfer.postgres;

import org.jspecify.annotations.NullMarked;
