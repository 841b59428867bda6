/** CSV files that people write by hand, read with line and column of everything that is wrong. */
@NullMarked
package dev.lepton.plan.table;

import org.jspecify.annotations.NullMarked;
