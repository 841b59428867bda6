/** What a PostgreSQL database contains, read from its system catalogues. */
@NullMarked
package dev.lepton.transfer.postgres.catalog;

import org.jspecify.annotations.NullMarked;
