/** Heavy work as a list of independent, idempotent tasks, and what runs them. */
@NullMarked
package dev.lepton.model.task;

import org.jspecify.annotations.NullMarked;
