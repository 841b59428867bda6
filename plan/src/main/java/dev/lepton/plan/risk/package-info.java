/** What may go wrong with a plan, and how far its days and its cost may be off. */
@NullMarked
package dev.lepton.plan.risk;

import org.jspecify.annotations.NullMarked;
