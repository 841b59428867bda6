/** Everything that could stop a move, found before it begins and reported at once. */
@NullMarked
package dev.lepton.transfer.postgres.check;

import org.jspecify.annotations.NullMarked;
