/** Named places at which the tests let the process die. */
@NullMarked
package dev.lepton.transfer.postgres.failpoint;

import org.jspecify.annotations.NullMarked;
