/**
 * Reads the inventory files that people have in hand and makes one inventory of them; nothing is
 * dropped without being told.
 */
@NullMarked
package dev.lepton.assess.inventory;

import org.jspecify.annotations.NullMarked;
