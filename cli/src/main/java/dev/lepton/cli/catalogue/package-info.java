/** What things cost: fresh prices brought in, listed, compared with those that ship. */
@NullMarked
package dev.lepton.cli.catalogue;

import org.jspecify.annotations.NullMarked;
