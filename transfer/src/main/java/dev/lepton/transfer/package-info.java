/**
 * Moves databases: what every engine offers. {@link dev.lepton.transfer.postgres} is the PostgreSQL
 * one.
 */
@NullMarked
package dev.lepton.transfer;

import org.jspecify.annotations.NullMarked;
