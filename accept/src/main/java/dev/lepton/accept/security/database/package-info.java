/**
 * Checks of what may be done in a PostgreSQL database, and by whom. Only its catalogues are read,
 * in a transaction that cannot write.
 */
@NullMarked
package dev.lepton.accept.security.database;

import org.jspecify.annotations.NullMarked;
