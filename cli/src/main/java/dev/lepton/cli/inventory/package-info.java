/** What there is: importing, discovering and showing the inventory. */
@NullMarked
package dev.lepton.cli.inventory;

import org.jspecify.annotations.NullMarked;
