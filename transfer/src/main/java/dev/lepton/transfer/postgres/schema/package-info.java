/** Objects other than rows, carried from catalogue to DDL. */
@NullMarked
package dev.lepton.transfer.postgres.schema;

import org.jspecify.annotations.NullMarked;
