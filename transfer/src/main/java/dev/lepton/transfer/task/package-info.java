/** Runs tasks on threads of this process. */
@NullMarked
package dev.lepton.transfer.task;

import org.jspecify.annotations.NullMarked;
