/** Rows of CSV files and workbooks, each cell with its place. */
@NullMarked
package dev.lepton.assess.inventory.table;

import org.jspecify.annotations.NullMarked;
